/** Goes through screens one after the other and asks each the same question. */
import type { Page } from 'playwright-core'
import { dialog, picture } from './journey.ts'
import { settle } from './journey-screens.ts'
import type { Screen } from './screen-list.ts'

/** Lets what moves arrive sooner; what stands there afterwards is the same. */
export async function hurry(page: Page): Promise<void> {
  const debugging = await page.context().newCDPSession(page)
  await debugging.send('Animation.enable')
  await debugging.send('Animation.setPlaybackRate', { playbackRate: 20 })
}

/** Goes to another address; the page before is gone afterwards, with its panels. */
async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('#content h1')?.setAttribute('data-before', '')
    location.hash = to
  }, path)
  await page.waitForFunction(
    (to) => location.hash === `#${to}` && document.querySelector('[data-before]') === null,
    path,
  )
}

/** Opens a screen anew and waits until it is at rest. */
export async function show(page: Page, { path, open }: Screen): Promise<void> {
  if ((await dialog(page).count()) > 0) {
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
  }
  // the same address again would leave the page as it is
  if (await page.evaluate((to) => location.hash === `#${to}`, path)) await go(page, path === '/about' ? '/' : '/about')
  await go(page, path)
  await settle(page)
  if (!open) return
  await open(page)
  await settle(page)
}

/** What is wrong on the screens by the question, with a picture of each that has something; the pages share them out. */
export async function walk(
  pages: readonly Page[],
  kind: string,
  screens: readonly Screen[],
  question: (page: Page) => Promise<string[]>,
): Promise<string[]> {
  const share = Math.ceil(screens.length / pages.length)
  const walkAlone = async (page: Page, own: readonly Screen[]): Promise<string[]> => {
    const faults: string[] = []
    for (const screen of own) {
      const found = await show(page, screen)
        .then(() => question(page))
        .catch((error: unknown) => [String(error)])
      if (found.length > 0 || process.env.ANCHABU_PICTURES === '1')
        await picture(page, `screens ${kind} ${screen.name}`)
      faults.push(...found.map((fault) => `${screen.name}: ${fault}`))
    }
    return faults
  }
  const found = await Promise.all(
    pages.map((page, index) => walkAlone(page, screens.slice(index * share, (index + 1) * share))),
  )
  return found.flat()
}
