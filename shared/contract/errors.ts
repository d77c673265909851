export const errorCodes = ['invalid', 'not-found', 'conflict', 'rule', 'file', 'cancelled', 'unexpected'] as const
export type ErrorCode = (typeof errorCodes)[number]

/** A failure that the user can read: `message` is Chinese and ready to show; `fields` name the inputs at fault. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: Record<string, string> | undefined

  constructor(code: ErrorCode, message: string, fields?: Record<string, string>) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.fields = fields
  }
}

/** A failed call as it travels to the screens. */
export interface Failure {
  code: ErrorCode
  message: string
  fields?: Record<string, string> | undefined
  /** names the entry in the log for an unexpected failure */
  logId?: string | undefined
}

/** What every transport carries back. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure }
