/** What is wrong with a screen: parts that cannot be reached, and what axe finds serious. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Axe {
  run(
    context: Document,
    options: object,
  ): Promise<{ violations: { id: string; impact: string; nodes: { target: unknown[]; failureSummary: string }[] }[] }>
}

/** Waits until nothing on the page is still being read or moving. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(
    () =>
      document.querySelector('[aria-busy="true"], .bone, .ant-btn-loading') === null &&
      document.getAnimations().every((animation) => animation.playState !== 'running'),
  )
}

/** Serious and critical violations by axe, with where they are. The policy stops scripts in the page, not the debugger's. */
export async function axeFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations } = await axe.run(document, { resultTypes: ['violations'], elementRef: false })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.slice(0, 5).map(({ target, failureSummary }) => `${id}: ${target.join(' ')} (${failureSummary})`),
      )
  })
}

/** Controls and headings that lie outside of the window where nothing scrolls, and sideways scrolling of the page. */
export function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} px wide in ${clientWidth} px`)
    /** how far an element can be brought into view: the window, or what scrolls around it */
    const canScroll = (element: Element, axis: 'X' | 'Y'): boolean => {
      for (let around = element.parentElement; around; around = around.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(around)
        const overflow = axis === 'X' ? overflowX : overflowY
        if (overflow === 'auto' || overflow === 'scroll') return true
      }
      return false
    }
    for (const element of document.querySelectorAll('button, a[href], input, textarea, h1, h2, [role="tab"], label')) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
      if (width < 3 || height < 3 || element.closest('.skip-link, .sr-only, [inert], [aria-hidden="true"]')) continue
      const name = `${element.tagName.toLowerCase()} 「${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 30)}」`
      if ((right > innerWidth + 1 || left < -1) && !canScroll(element, 'X'))
        faults.push(`${name} from ${Math.round(left)} to ${Math.round(right)} of ${innerWidth} px`)
      if ((bottom > innerHeight + 1 || top < -1) && !canScroll(element, 'Y'))
        faults.push(`${name} down to ${Math.round(bottom)} of ${innerHeight} px`)
    }
    return faults
  })
}

/** Collects what the console complains about and what the security policy refuses. */
export function listenForComplaints(page: Page, complaints: string[] = []): string[] {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  return complaints
}
