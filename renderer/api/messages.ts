import type { App } from 'antd'
import { ApiError } from './operation.ts'

type Holders = Pick<ReturnType<typeof App.useApp>, 'message' | 'modal'>

let message: Holders['message'] | null = null
let modal: Holders['modal'] | null = null

/** The shell lends its message and dialog holders, so that they carry the theme and the language. */
export function lendMessages(holders: Holders): void {
  message = holders.message
  modal = holders.modal
}

/** Chinese sentence of any failure, with the number of the log entry when there is one. */
export function failureText(error: unknown): string {
  if (error instanceof ApiError) return error.logId ? `${error.message}（日志编号 ${error.logId}）` : error.message
  return '操作没有完成，已保存的内容不受影响，请再试一次。'
}

/** Shows a failure: rules, conflicts and files stay until read, the rest fades. A cancelled job is no failure. */
export function showFailure(error: unknown): void {
  if (error instanceof ApiError && error.code === 'cancelled') return
  const text = failureText(error)
  if (error instanceof ApiError && ['rule', 'conflict', 'file', 'unexpected'].includes(error.code)) {
    const title = {
      rule: '现在还不能这样做',
      conflict: '记录已被修改',
      file: '文件没有处理成功',
      unexpected: '没有完成',
    }
    modal?.warning({
      title: title[error.code as keyof typeof title],
      content: text,
      okText: '知道了',
      transitionName: '',
      maskTransitionName: '',
    })
    return
  }
  void message?.error(text, 4)
}

/** A short word that something was done. */
export function showDone(text: string): void {
  void message?.success(text, 2.5)
}
