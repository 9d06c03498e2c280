import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core'
import { QUIET, requireBrowser, serveTab } from './chromium'
import { ROOT } from './repository'

/**
 * `npm run screenshots`: every page of the tab in every theme, wide and on a phone, to build/screenshots, and those that the
 * README shows to docs. Build first.
 */
const ALL = join(ROOT, 'build', 'screenshots')
const SHOWN = join(ROOT, 'docs')

/** Each page, and what is on it once it is there. */
const PAGES: Record<string, { path: string; settled: string }> = {
  ask: { path: '?about=power-bi', settled: 'Ask next' },
  scope: { path: 'scope', settled: 'of 116 services' },
  service: { path: 'scope/power-bi', settled: 'Facts behind the verdict' },
  comparison: { path: 'scope?compare=power-bi,intune,sway', settled: 'In each environment' },
  reports: { path: 'reports', settled: 'View in Service Trust Portal' },
  tenant: { path: 'tenant', settled: 'What to ask your auditor' },
  activity: { path: 'activity', settled: 'Only inside Microsoft Teams' },
  about: { path: 'about', settled: 'What it does not know' },
  configure: { path: 'configure', settled: 'One page' },
}
const THEMES: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  contrast: { forcedColors: 'active' },
}
const SCREENS: Record<string, { width: number; height: number }> = {
  wide: { width: 1200, height: 900 },
  phone: { width: 390, height: 844 },
}
/** What the README shows. */
const IN_README = ['ask-light-wide', 'scope-light-wide', 'tenant-dark-wide', 'reports-light-phone']

async function take(browser: Browser, address: string): Promise<string[]> {
  const taken: string[] = []
  for (const [theme, look] of Object.entries(THEMES)) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      const context = await browser.newContext({ ...look, viewport, serviceWorkers: 'block', reducedMotion: 'reduce' })
      const page = await context.newPage()
      for (const [name, { path, settled }] of Object.entries(PAGES)) {
        await page.goto(`${address}/tab/${path}`)
        await page.getByText(settled).first().waitFor()
        const file = `${name}-${theme}-${screen}`
        await page.screenshot({ path: join(ALL, `${file}.png`), animations: 'disabled' })
        if (IN_README.includes(file))
          await page.screenshot({ path: join(SHOWN, `${file}.png`), animations: 'disabled' })
        taken.push(file)
      }
      await context.close()
    }
  }
  return taken
}

async function main(): Promise<void> {
  const executablePath = requireBrowser()
  for (const folder of [ALL, SHOWN]) mkdirSync(folder, { recursive: true })
  const server = await serveTab(join(ROOT, 'dist', 'tab'))
  const browser = await chromium.launch({ executablePath, args: QUIET })
  try {
    const taken = await take(browser, server.address)
    process.stdout.write(`${taken.length} pictures in build/screenshots, ${IN_README.length} of them in docs\n`)
  } finally {
    await browser.close()
    await server.close()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
