import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { type Bridge, type BridgeEvent, bridgeName } from '#shared/contract/bridge'
import { channels } from './ipc/channels.ts'

/** The bridge does not grow with the operations: three functions carry them all. */
const bridge: Bridge = {
  call: (call, jobId) => ipcRenderer.invoke(channels.call, call, jobId),
  cancel: (jobId) => ipcRenderer.invoke(channels.cancel, jobId),
  subscribe: (listener) => {
    const pass = (_event: IpcRendererEvent, event: BridgeEvent): void => listener(event)
    ipcRenderer.on(channels.event, pass)
    return () => ipcRenderer.off(channels.event, pass)
  },
}
contextBridge.exposeInMainWorld(bridgeName, bridge)
