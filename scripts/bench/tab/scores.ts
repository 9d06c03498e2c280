import { QUIET } from '../../chromium'

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Category = (typeof CATEGORIES)[number]

/** Of one page in one setting: Lighthouse's four scores from 0 to 100, and its times in milliseconds. */
export interface Scores {
  scores: Record<Category, number>
  times: Record<'first-contentful-paint' | 'largest-contentful-paint' | 'total-blocking-time', number>
  shift: number
}

const middle = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

const FLAGS = ['--headless=new', ...QUIET, '--host-resolver-rules=MAP * 127.0.0.1:9, EXCLUDE localhost']

/** The median of `runs` visits by Lighthouse, each with a browser of its own. Nothing but this machine is reached. */
export async function scoresOf(
  url: string,
  { browser, desktop, runs }: { browser: string; desktop: boolean; runs: number },
): Promise<Scores> {
  const { default: lighthouse, desktopConfig } = await import('lighthouse')
  const { launch } = await import('chrome-launcher')
  const results: Scores[] = []
  for (let run = 0; run < runs; run += 1) {
    const chrome = await launch({ chromePath: browser, chromeFlags: FLAGS })
    try {
      const flags = { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: [...CATEGORIES] } as const
      const result = await lighthouse(
        url,
        { ...flags, onlyCategories: [...CATEGORIES] },
        desktop ? desktopConfig : undefined,
      )
      if (result === undefined) throw new Error(`Lighthouse gave no result for ${url}`)
      const { categories, audits } = result.lhr
      const time = (name: string) => Math.round(audits[name]?.numericValue ?? Number.NaN)
      results.push({
        scores: Object.fromEntries(
          CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)]),
        ) as Record<Category, number>,
        times: {
          'first-contentful-paint': time('first-contentful-paint'),
          'largest-contentful-paint': time('largest-contentful-paint'),
          'total-blocking-time': time('total-blocking-time'),
        },
        shift: audits['cumulative-layout-shift']?.numericValue ?? Number.NaN,
      })
    } finally {
      chrome.kill()
    }
  }
  return {
    scores: Object.fromEntries(
      CATEGORIES.map((name) => [name, middle(results.map(({ scores }) => scores[name]))]),
    ) as Record<Category, number>,
    times: {
      'first-contentful-paint': middle(results.map(({ times }) => times['first-contentful-paint'])),
      'largest-contentful-paint': middle(results.map(({ times }) => times['largest-contentful-paint'])),
      'total-blocking-time': middle(results.map(({ times }) => times['total-blocking-time'])),
    },
    shift: middle(results.map(({ shift }) => shift)),
  }
}
