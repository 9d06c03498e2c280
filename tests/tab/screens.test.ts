import type { BrowserContextOptions, Page } from 'playwright-core'
import { type Opened, open, overflowOf, withBrowser } from './opened'

/** Every page, and what is on it once it is there. */
const PAGES: Record<string, string> = {
  '/?about=power-bi': 'Ask next',
  '/scope': 'of 116 services',
  '/scope/power-bi': 'Facts behind the verdict',
  '/scope?compare=power-bi,intune,sway': 'In each environment',
  '/reports': 'View in Service Trust Portal',
  '/reports?view=table': 'View in Service Trust Portal',
  '/reports/azure-certificate': 'Facts behind this entry',
  '/tenant': 'What to ask your auditor',
  '/activity': 'Only inside Microsoft Teams',
  '/about': 'What it does not know',
  '/configure': 'One page',
}

const SCREENS: Record<string, BrowserContextOptions> = {
  'from the right, a phone': { locale: 'ar-SA', viewport: { width: 320, height: 700 } },
  'from the right, wide': { locale: 'he-IL', viewport: { width: 1350, height: 900 } },
  '1280 × 1024 at twice the size': { viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 },
  '4K': { viewport: { width: 3840, height: 2160 } },
}

/** The longest line of running text, in characters of about half its size: twice WCAG's 80 would be hard to read. */
const LONGEST_LINE = 110

/** Paragraphs with lines that are longer, by how they begin. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(
    (longest) =>
      [...document.querySelectorAll('main p')]
        .filter((p) => {
          const range = document.createRange()
          range.selectNodeContents(p)
          return range.getBoundingClientRect().width > (longest * Number.parseFloat(getComputedStyle(p).fontSize)) / 2
        })
        .map((p) => (p.textContent ?? '').slice(0, 40)),
    LONGEST_LINE,
  )

/** What has the focus and cannot be seen: its middle is covered by something else, or lies outside the window. */
const covered = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const focused = document.activeElement
    if (focused === null || focused === document.body) return undefined
    const { left, right, top, bottom } = (focused.getClientRects()[0] ?? focused.getBoundingClientRect()) as DOMRect
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
    const label = focused.closest('label')
    const shown = seen !== null && (focused.contains(seen) || seen.contains(focused) || label?.contains(seen) === true)
    return shown ? undefined : `${focused.tagName} ${focused.textContent?.slice(0, 30)}`
  })

/** Whether the page is one from the right, and its heading stands there. */
const beginsOnTheRight = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('h1') as Element)
    const { left, right } = range.getBoundingClientRect()
    return document.documentElement.dir === 'rtl' && window.innerWidth - right < left
  })

/** Sets the letters alone at twice their size, as some browsers do, and says which controls cut theirs. */
const cutAtTwice = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll<HTMLElement>('body *')].filter((e) => e instanceof HTMLElement)
    const sizes = all.map((e) => [e, getComputedStyle(e)] as const)
    const twice = sizes.map(
      ([e, { fontSize, lineHeight }]) => [e, [fontSize, lineHeight].map(Number.parseFloat)] as const,
    )
    for (const [{ style }, [size = 0, line = 0]] of twice) {
      style.setProperty('font-size', `${2 * size}px`)
      if (line > 0) style.setProperty('line-height', `${2 * line}px`)
    }
    return [...document.querySelectorAll('select, button, input')]
      .filter(({ clientHeight, scrollHeight }) => clientHeight > 0 && scrollHeight > clientHeight + 2)
      .map((e) => `${e.tagName} ${e.textContent?.slice(0, 30)}`)
  })

/** What would move: by how it is called. */
const moving = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')].flatMap((element) => {
      const { transitionDuration, animationName, animationDuration } = getComputedStyle(element)
      const longest = (durations: string) => Math.max(...durations.split(',').map(Number.parseFloat))
      const moves =
        longest(transitionDuration) > 0.05 || (animationName !== 'none' && longest(animationDuration) > 0.05)
      return moves ? [`${element.tagName} ${element.className}`.slice(0, 60)] : []
    }),
  )

withBrowser('every page on every screen', () => {
  let tab: Opened
  beforeAll(async () => {
    tab = await open()
  }, 60_000)
  afterAll(() => tab.close())

  /** Opens the pages one after the other, and says what `look` finds of each. */
  const found = async (options: BrowserContextOptions, look: (page: Page, path: string) => Promise<string[]>) => {
    const page = await tab.onWeb('/', options)
    const all: string[] = []
    for (const [path, words] of Object.entries(PAGES)) {
      await page.goto(`${tab.address}/tab${path}`)
      await page.getByText(words).first().waitFor()
      all.push(...(await look(page, path)).map((one) => `${path}: ${one}`))
    }
    await page.context().close()
    return all
  }

  test.each(Object.entries(SCREENS))(
    '%s: nothing is wider than the window, and no line is too long',
    async (_, options) => {
      const right = options.locale !== undefined
      const wrong = await found(options, async (page, path) => [
        ...((await overflowOf(page)) > 0 ? ['wider than the window'] : []),
        ...(await tooWide(page)),
        ...((await beginsOnTheRight(page)) === right || path === '/configure' ? [] : ['begins on the other side']),
      ])
      expect(wrong).toEqual([])
    },
    120_000,
  )

  test.each([
    ['en-GB', 'none'],
    ['ar-SA', 'matrix(-1, 0, 0, 1, 0, 0)'],
  ])('%s: the arrow of a way back points to where pages begin', async (locale, transform) => {
    const page = await tab.onWeb('/scope/power-bi', { locale })
    for (const [path, name] of [
      ['/scope/power-bi', 'Back to the list'],
      ['/reports/azure-certificate', 'All reports'],
    ] as const) {
      await page.goto(`${tab.address}/tab${path}`)
      const arrow = page.getByRole('link', { name }).locator('svg')
      expect(await arrow.evaluate((drawn) => getComputedStyle(drawn).transform)).toBe(transform)
    }
    await page.context().close()
  })

  test('at twice the size, what has the focus is never covered', async () => {
    const wrong = await found(SCREENS['1280 × 1024 at twice the size'] ?? {}, async (page) => {
      const hidden: string[] = []
      for (const key of ['Tab', 'Shift+Tab']) {
        for (let i = 0; i < 25; i += 1) {
          await page.keyboard.press(key)
          const name = await covered(page)
          if (name !== undefined) hidden.push(`${key} ${name}`)
        }
      }
      return hidden
    })
    expect(wrong).toEqual([])
  }, 180_000)

  test('letters alone at twice the size: no control cuts them, and nothing is wider than the window', async () => {
    // WCAG 1.4.10 lets a table of eight columns be wider; the cards say the same.
    const mayBeWider = '/reports?view=table'
    const wrong = await found({ viewport: { width: 1280, height: 1024 } }, async (page, path) => [
      ...(await cutAtTwice(page)),
      ...((await overflowOf(page)) > 0 && path !== mayBeWider ? ['wider than the window'] : []),
    ])
    expect(wrong).toEqual([])
  }, 120_000)

  test('where less motion is wanted, nothing moves for longer than a blink', async () => {
    expect(await found({ reducedMotion: 'reduce' }, moving)).toEqual([])
  }, 120_000)
})
