import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core'

/** An origin that teams-js believes without being told: the page is served from here, not from the network. */
export const CLIENT = 'https://teams.microsoft.com'
/** A public https origin for the tab: browsers let no public page frame this machine. */
export const TAB = 'https://tab.example.com'
/** The client's own page; it says itself what it takes. */
export const CLIENT_PAGE = readFileSync(join(__dirname, 'teams.html'), 'utf8')

/** What the tab told the client. */
export interface Told {
  func: string
  args: unknown[]
}

/** What the client's page offers to the test. */
interface ClientWindow {
  client: { told: Told[]; say(func: string, args?: unknown[]): void }
}

/** The tab inside a client that speaks the protocol of teams-js. */
export interface Held {
  context: BrowserContext
  page: Page
  tab: FrameLocator
  /** All that the tab told of one kind, once there is any. */
  told(func: string): Promise<Told[]>
  /** Everything told so far. */
  everything(): Promise<Told[]>
  /** An event from the client: a theme, a press of the back button. */
  say(func: string, args?: unknown[]): Promise<void>
  /** The address inside the tab. */
  address(): string
  close(): Promise<void>
}

/** An event from the client to its tab. */
export const sayIn = (client: Page, func: string, args: unknown[] = []): Promise<void> =>
  client.evaluate(([name, values]) => (window as unknown as ClientWindow).client.say(name, values), [
    func,
    args,
  ] as const)

/** Opens `path` of the tab ("/tab/") in a client. `given` are fields of its context, and how it behaves: teams.html says which. */
export async function openInTeams(
  browser: Browser,
  server: string,
  path: string,
  given: Record<string, string> = {},
): Promise<Held> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, serviceWorkers: 'block' })
  await context.route(/./, async (route) => {
    const url = new URL(route.request().url())
    if (url.origin === TAB) {
      const response = await route.fetch({ url: `${server}${url.pathname}${url.search}` })
      return route.fulfill({ response })
    }
    if (url.origin === CLIENT) return route.fulfill({ contentType: 'text/html', body: CLIENT_PAGE })
    return route.abort()
  })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  await page.goto(`${CLIENT}/client?${new URLSearchParams({ tab: `${TAB}${path}`, ...given })}`)
  const everything = () => page.evaluate(() => (window as unknown as ClientWindow).client.told)
  return {
    context,
    page,
    tab: page.frameLocator('#tab'),
    everything,
    async told(func) {
      await page.waitForFunction(
        (name) => (window as unknown as ClientWindow).client.told.some((one) => one.func === name),
        func,
      )
      return (await everything()).filter((one) => one.func === func)
    },
    say: (func, args = []) => sayIn(page, func, args),
    address() {
      const frame = page.frames().find((one) => one.url().startsWith(TAB))
      return frame === undefined ? '' : frame.url().slice(TAB.length)
    },
    async close() {
      // What is still on its way when a test ends is nobody's failure, nor is a window that closes itself meanwhile.
      await context.unrouteAll({ behavior: 'ignoreErrors' }).catch(() => undefined)
      await context.close()
    },
  }
}
