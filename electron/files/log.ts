/** The app's log: JSON lines, five files of one megabyte; names of operations and error codes, never what users wrote. */
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/contract/errors'

const fileName = 'anchabu.log'
const keptFiles = 5
const largestFile = 1_048_576
const longestMessage = 300

/** What a log line may say beside its event: figures, codes and our own identifiers. */
export type LogFacts = Record<string, string | number | boolean | null>

export interface Log {
  readonly folder: string
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  /** Notes a failure with its stack and returns the id to name it by. */
  failure(error: unknown, operation: string): string
}

/** Takes out what may be personal: quoted texts, Chinese, paths, long numbers. */
export function withoutPersonalData(text: string): string {
  return text
    .replace(/"[^"]*"|'[^']*'|“[^”]*”|`[^`]*`/g, '"…"')
    .replace(/(?:file:\/\/\/?)?(?:[A-Za-z]:)?(?:[\\/][^\\/\s:()"]+)+(?=[\\/])/g, '…')
    .replace(/[^\u0020-\u007e…]+/g, '…')
    .replace(/\d{7,}/g, '#')
    .slice(0, longestMessage)
}

const framePattern = /^at (?:(.+) \()?(.+?)\)?$/

/** Frames of a stack with the last two parts of each path: `at write (files/log.ts:12:3)`. */
export function shortStack(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, 12)
    .map((line) => {
      const [, name, place = ''] = framePattern.exec(line) ?? []
      const shortPlace = place.split(/[\\/]/).slice(-2).join('/')
      return (name ? `at ${name} (${shortPlace})` : `at ${shortPlace}`).replace(/[^\u0020-\u007e]+/g, '…')
    })
}

function rotateLog(folder: string): void {
  const file = join(folder, fileName)
  if (!existsSync(file) || statSync(file).size < largestFile) return
  rmSync(join(folder, `${fileName}.${keptFiles - 1}`), { force: true })
  for (let number = keptFiles - 2; number >= 1; number -= 1) {
    const older = join(folder, `${fileName}.${number}`)
    if (existsSync(older)) renameSync(older, join(folder, `${fileName}.${number + 1}`))
  }
  renameSync(file, join(folder, `${fileName}.1`))
}

/** A log in the folder. A disk that refuses it never stops the work. */
export function createLog(folder: string, options: { now: () => string; version: string }): Log {
  const write = (level: string, event: string, facts: object): void => {
    try {
      mkdirSync(folder, { recursive: true })
      rotateLog(folder)
      const line = JSON.stringify({ at: options.now(), level, version: options.version, event, ...facts })
      appendFileSync(join(folder, fileName), `${line}\n`)
    } catch {
      // Full or read-only disk: the failure that is being logged reaches the user by itself.
    }
  }
  return {
    folder,
    info: (event, facts = {}) => write('info', event, facts),
    warn: (event, facts = {}) => write('warn', event, facts),
    failure: (error, operation) => {
      const logId = randomBytes(4).toString('hex')
      const known = error instanceof Error ? error : new Error(String(error))
      write('error', 'failure', {
        logId,
        operation: withoutPersonalData(operation),
        name: known.name,
        code: String((known as NodeJS.ErrnoException).code ?? ''),
        // The sentence of an AppError is made for its user and may name files or people.
        message: known instanceof AppError ? '' : withoutPersonalData(known.message),
        stack: shortStack(known),
      })
      return logId
    },
  }
}

/** The log files' lines, oldest first. */
export function logLines(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.startsWith(fileName))
    .sort()
    .reverse()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
}
