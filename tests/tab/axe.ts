import { readFileSync } from 'node:fs'
import type { Frame, Page } from 'playwright-core'

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
/** Everything of WCAG 2.2 AA that a program can see, and what is good practice beside it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Colours glide after a change of theme: what axe looks at is where they come to rest. */
async function settled(page: Page | Frame): Promise<void> {
  await page.waitForTimeout(100)
  await page.waitForFunction(() => !document.getAnimations().some((one) => one instanceof CSSTransition))
}

/** What axe finds on a page as it stands, one line each. */
export async function violations(page: Page | Frame): Promise<string[]> {
  await settled(page)
  await page.evaluate(AXE)
  return page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const found = await axe.run(document, {
      runOnly: rules,
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    })
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  }, RULES)
}
