import { type Browser, chromium, type Page } from 'playwright-core'
import { QUIET } from '../../scripts/chromium'

/** A headless one, without traffic of its own. `args` are further arguments. */
export async function openBrowser(executablePath: string, args: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...QUIET, ...args] })
}

/** A page that reaches this machine only. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } })
  page.setDefaultTimeout(20_000)
  await page.route(
    (url) => !['127.0.0.1', 'localhost'].includes(url.hostname),
    (route) => route.abort(),
  )
  return page
}
