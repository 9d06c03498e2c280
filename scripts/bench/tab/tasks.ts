import { chromium, type Page } from 'playwright-core'
import { QUIET } from '../../chromium'

/** How much slower the page's processor is made: a phone of the middle. */
const SLOWDOWN = 4

interface TraceEvent {
  name: string
  ph: string
  /** Microseconds on the processor: what other programs take meanwhile does not count. */
  tdur?: number
  tid: number
  pid: number
  args: { name?: string }
}

/** One thing done on the page, and the tasks on its main thread meanwhile. */
export interface Interaction {
  name: string
  /** Milliseconds. */
  longest: number
  tasks: number
}

/** Tasks of the main thread of the page's own process, from the browser's trace, in milliseconds. */
function mainThreadTasks(events: TraceEvent[], pid: number): number[] {
  const main = events.find((event) => event.pid === pid && event.args.name === 'CrRendererMain')
  return events
    .filter(({ name, ph }) => ph === 'X' && name === 'RunTask')
    .filter((event) => event.pid === pid && event.tid === main?.tid)
    .map(({ tdur = 0 }) => tdur / 1000)
}

/** Does something on a page at a quarter of the machine's speed while the browser traces what its main thread runs. */
async function traced(page: Page, name: string, act: () => Promise<void>): Promise<Interaction> {
  const session = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel', '__metadata'],
    },
  })
  await act()
  const done = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await done
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await session.detach()
  const busiest = busiestRenderer(events)
  const tasks = mainThreadTasks(events, busiest)
  return { name, longest: Math.max(0, ...tasks), tasks: tasks.length }
}

/** The process of the page: the renderer with the most tasks. */
function busiestRenderer(events: TraceEvent[]): number {
  const renderers = new Set(events.filter(({ args }) => args.name === 'CrRendererMain').map(({ pid }) => pid))
  const count = (pid: number) => events.filter((event) => event.pid === pid && event.name === 'RunTask').length
  return [...renderers].sort((a, b) => count(b) - count(a))[0] ?? -1
}

const QUESTION = 'is power bi in the scope of the certification'
const FILTER = 'defender for cloud'

/** Typing a question, filtering the services, scrolling through them: each on a page that has settled. */
export async function interactions(address: string, executablePath: string): Promise<Interaction[]> {
  const browser = await chromium.launch({ executablePath, args: QUIET })
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.goto(`${address}/tab/`)
    const box = page.getByRole('textbox', { name: 'Your question' })
    // The engine is there before the measuring begins: its loading runs beside the page.
    await box.fill('intune')
    await page.getByText('Named as certified').first().waitFor()
    await box.fill('')
    const typing = await traced(page, 'typing a question', async () => {
      await box.pressSequentially(QUESTION, { delay: 60 })
      await page.waitForTimeout(600)
    })
    await page.goto(`${address}/tab/scope?names=all`)
    await page.getByRole('row').nth(5).waitFor()
    const search = page.locator('#scope-search')
    const filtering = await traced(page, 'filtering all known names', async () => {
      await search.pressSequentially(FILTER, { delay: 60 })
      await page.waitForTimeout(600)
    })
    await search.fill('')
    await page.waitForTimeout(500)
    const scrolling = await traced(page, 'scrolling through all known names', async () => {
      for (let i = 0; i < 40; i += 1) await page.mouse.wheel(0, 600)
      await page.waitForTimeout(300)
    })
    return [typing, filtering, scrolling]
  } finally {
    await browser.close()
  }
}
