import { appOrigin } from '../ipc/channels.ts'

/** True for what the window may load: our own pages and what they hold in memory; everything else is the network. */
export function isOwnRequest(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host } = new URL(address)
  if (protocol === 'app:') return `${protocol}//${host}` === appOrigin
  if (protocol === 'blob:') return address.startsWith(`blob:${appOrigin}/`)
  return protocol === 'data:' || protocol === 'devtools:'
}

/** True when the window may go there: the start page itself, whose screens change by `#` alone. */
export function mayNavigate(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return `${url.protocol}//${url.host}` === appOrigin && (url.pathname === '/' || url.pathname === '/index.html')
}

/** The app needs no camera, microphone, place, notification, clipboard reading or device: never, for nobody. */
export const permissionGranted = (): false => false
