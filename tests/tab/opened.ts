import type { Browser, Frame, Page } from 'playwright-core'
import { openBrowser } from '../playground/browser'
import { CLIENT, CLIENT_PAGE, sayIn } from './client/teams'
import { serveTab } from './serve'

/** Else a page of the public web, which the client is by its name, may not frame an address of this machine. */
const ARGS = ['--disable-features=LocalNetworkAccessChecks']

const PATIENCE = 20_000

/** The three themes of Teams, by its own names. */
export const THEMES = ['default', 'dark', 'contrast'] as const

/** The tests of a page need a browser; without one they are reported as skipped. */
export const withBrowser = process.env.BROWSER_PATH === undefined ? describe.skip : describe

/** The built tab behind the real server, and a browser. */
export interface Opened {
  /** Where the server is: `http://127.0.0.1:…`. */
  address: string
  /** A page of the tab by itself. */
  onWeb(path: string, options?: PageOptions): Promise<Page>
  /** A page of the tab inside the test's client. `given` is what client/teams.html takes. */
  inTeams(path: string, given?: Record<string, string>, options?: PageOptions): Promise<{ client: Page; tab: Frame }>
  close(): Promise<void>
}

type PageOptions = Parameters<Browser['newContext']>[0]

/** Opens what the tests of one page share. */
export async function open(): Promise<Opened> {
  const server = await serveTab()
  const browser = await openBrowser(process.env.BROWSER_PATH ?? '', ARGS)

  async function newPage(options: PageOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      serviceWorkers: 'block',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    })
    await context.route(
      (url) => url.hostname !== '127.0.0.1',
      (route) => {
        if (!route.request().url().startsWith(CLIENT)) return route.abort()
        return route.fulfill({ contentType: 'text/html', body: CLIENT_PAGE })
      },
    )
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    return page
  }

  return {
    address: server.address,
    async onWeb(path, options) {
      const page = await newPage(options)
      await page.goto(`${server.address}/tab${path}`)
      return page
    },
    async inTeams(path, given = {}, options) {
      const client = await newPage(options)
      await client.goto(`${CLIENT}/client?${new URLSearchParams({ tab: `${server.address}/tab${path}`, ...given })}`)
      const frame = await client.locator('#tab').elementHandle()
      const tab = await frame?.contentFrame()
      if (!tab) throw new Error('The client shows no tab.')
      return { client, tab }
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** Pixels by which a page is wider than its window. */
export const overflowOf = (tab: Frame | Page): Promise<number> =>
  tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** What the element with the focus is called, as far as its text says so. */
export const focusedText = (tab: Frame | Page): Promise<string> =>
  tab.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

/** What a screen reader was told last without the focus moving. */
export const announced = (tab: Frame | Page): Promise<string> =>
  tab.evaluate(() => document.querySelector('[role="status"][aria-live]')?.textContent ?? '')

/** Sets a theme in the client, and waits until the tab has it. */
export async function setTheme(client: Page, tab: Frame, theme: (typeof THEMES)[number]): Promise<void> {
  await sayIn(client, 'themeChange', [theme])
  const painted = { default: 'rgb(255, 255, 255)', dark: 'rgb(41, 41, 41)', contrast: 'rgb(0, 0, 0)' }[theme]
  await tab.waitForFunction((colour) => {
    const root = document.querySelector('.fui-FluentProvider')
    return root !== null && getComputedStyle(root).backgroundColor === colour
  }, painted)
}
