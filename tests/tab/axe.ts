import { readFileSync } from 'node:fs'
import type { Frame, Page } from 'playwright-core'

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
/** Everything of WCAG 2.2 AA that a program can see, and what is good practice beside it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Axe {
  run(
    root: Document,
    options: unknown,
  ): Promise<{ violations: { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] }[] }>
}

/** What axe finds on a page as it stands, one line each. Colours glide after a change of theme: they are waited for. */
export async function violations(page: Page | Frame): Promise<string[]> {
  await page.waitForTimeout(400)
  await page.evaluate(AXE)
  const found = await page.evaluate(
    (rules) => (window as unknown as { axe: Axe }).axe.run(document, { runOnly: rules }),
    RULES,
  )
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map((n) => n.target).join(', ')})`)
}
