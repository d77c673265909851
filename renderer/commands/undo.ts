import { callOperation, runCommand, showDone, showFailure } from '../api/index.ts'

/** Takes back the newest action that may be undone and says which it was. */
export async function undoLast(): Promise<void> {
  try {
    const action = await callOperation('history.undoable', {})
    if (action === null) {
      showDone('没有可以撤销的操作')
      return
    }
    const { title } = await runCommand('history.undo', { actionId: action.actionId })
    showDone(`已撤销：${title}`)
  } catch (error) {
    showFailure(error)
  }
}
