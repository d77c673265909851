/** What the hands of a user do on a page: fields by their label, choices by their words, rooms by their name. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterEach, beforeEach, expect } from 'vitest'

const results = join(import.meta.dirname, '..', '..', 'out', 'test-results')

/** Keeps a picture of the page in out/test-results, and what a screen reader finds on it. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(results, { recursive: true })
  const file = join(results, name.replaceAll(/[\s/\\:*?"<>|,]+/g, '-'))
  await page.screenshot({ path: `${file}.png` })
  writeFileSync(`${file}.txt`, await page.locator('body').ariaSnapshot())
}

/**
 * The steps of one story: a failed one leaves a picture and the later ones are not tried. With ANCHABU_PICTURES=1 every
 * step leaves one.
 */
export function followStory(name: string, page: () => Page | undefined): void {
  let isBroken = false
  beforeEach(({ skip }) => {
    if (isBroken) skip('an earlier step of the story failed')
  })
  afterEach(async ({ task }) => {
    const hasFailed = task.result?.state === 'fail'
    isBroken ||= hasFailed
    const open = page()
    if (open && (hasFailed || process.env.ANCHABU_PICTURES === '1'))
      await picture(open, `${name} ${task.name}`).catch(() => undefined)
  })
}

/** Expects what becomes true in a while; the machine may be busy. */
export const eventually = <T>(look: () => T | Promise<T>): ReturnType<typeof expect.poll> =>
  expect.poll(look, { timeout: 15_000 })

/** A label with or without the star of a required field in front. */
const labelled = (label: string): RegExp => new RegExp(`^\\*?${label.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)

type Place = Page | Locator

/** The field with exactly this label. */
export const field = (place: Place, label: string): Locator => place.getByLabel(labelled(label))

/** Types into a field and leaves it, which saves it where fields save themselves. */
export async function fill(place: Place, label: string, text: string): Promise<void> {
  const input = field(place, label)
  await input.fill(text)
  await input.blur()
}

/** Types a day and confirms it. */
export async function fillDay(place: Place, label: string, day: string): Promise<void> {
  const input = field(place, label)
  await input.click()
  await input.fill(day)
  await input.press('Enter')
  await eventually(() => input.inputValue()).toBe(day)
  await input.blur()
}

/** Opens a list, narrows it down by typing (characters or pinyin initials) and takes the entry with these words. */
export async function choose(place: Place, label: string, words: string, typed = ''): Promise<void> {
  const page = 'page' in place ? place.page() : place
  const box = field(place, label)
  await box.click()
  if (typed !== '') await box.pressSequentially(typed)
  const entry = page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: words })
  await entry.first().click()
}

export const button = (place: Place, name: string | RegExp): Locator =>
  place.getByRole('button', { name, exact: typeof name === 'string' })

/** Goes to a room by the left column. */
export async function goToRoom(page: Page, room: string): Promise<void> {
  await page.getByRole('navigation', { name: '工作路径与栏目' }).getByRole('link', { name: room, exact: true }).click()
}

export const dialog = (page: Page, title?: string | RegExp): Locator =>
  page.getByRole('dialog', title === undefined ? {} : { name: title })
export const panel = (page: Page): Locator => page.locator('[data-side-panel]')

/** Waits until these words can be seen; longer after what takes its time, such as loading the sample. */
export const see = (place: Place, words: string | RegExp, timeout?: number): Promise<void> =>
  place
    .getByText(words)
    .first()
    .waitFor(timeout === undefined ? {} : { timeout })

/** Waits until the top bar says when the last change was saved. */
export const seeSaved = (page: Page): Promise<void> => page.getByText(/已保存 \d{2}:\d{2}:\d{2}/).waitFor()

/** Answers the chooser of files that a click opens. */
export async function giveFile(
  page: Page,
  click: () => Promise<void>,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click()])
  await chooser.setFiles(file)
}
