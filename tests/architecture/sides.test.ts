import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../scripts/repository'

/** What names a side of the window, as styles are written in code and in a page; pages that begin on the right have it turned. */
const SIDES: RegExp[] = [
  /(?:margin|padding|inset|border|scrollMargin|scrollPadding)(?:Top|Bottom)?(?:Left|Right)\w*/g,
  /(?:margin|padding|border(?:-top|-bottom)?|scroll-margin|scroll-padding)-(?:left|right)[\w-]*/g,
  /(?<![\w.-])(?:left|right) *:(?! *(?:number|string)\b)/g,
  /(?:textAlign|text-align|float|clear) *: *['"]?(?:left|right)\b/g,
  // Four measures around a box of which the second and the fourth differ.
  /(?:margin|padding|inset|border-?[wW]idth) *: *['"`]?[^\s'"`;]+ ([^\s'"`;]+) [^\s'"`;]+ (?!\1['"`;])[^\s'"`;]+(?=['"`;])/g,
]

/** Where a side is meant, and why. */
const MEANT: Record<string, string[]> = {
  // Fluent writes 'left' on its root before it knows the direction, and "start" would follow the English of each text.
  'tab/index.html': ['text-align: right'],
}

const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*/g

const offencesIn = (styles: string): string[] => SIDES.flatMap((side) => styles.replace(COMMENT, '').match(side) ?? [])

const FILES = readdirSync(join(ROOT, 'tab'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:tsx?|css|html)$/.test(name))
  .map((name) => `tab/${name.replaceAll('\\', '/')}`)

test.each([
  ["left: '4px'", 1],
  ['inset-inline: 0; right: 0', 1],
  ['marginLeft: tokens.spacingHorizontalS', 1],
  ['borderTopRightRadius: 0', 1],
  ["textAlign: 'left'", 1],
  ['text-align: right', 1],
  ["padding: '0 8px 0 0',", 1],
  ['padding: 0 8px 0 4px;', 1],
  ["padding: '0 8px 4px 8px',", 0],
  ["paddingInlineStart: '8px'", 0],
  ["textAlign: 'end'", 0],
  ["margin: '0 4px', padding: '16px 12px 48px' }", 0],
  ['const { left, right } = box', 0],
])('%s names %d sides', (styles, sides) => {
  expect(offencesIn(styles)).toHaveLength(sides)
})

test('no style of the tab names a side of the window', () => {
  expect(FILES.length).toBeGreaterThan(50)
  const found = FILES.map((file) => [file, offencesIn(readFileSync(join(ROOT, file), 'utf8'))] as const)
  expect(Object.fromEntries(found.filter(([, sides]) => sides.length > 0))).toEqual(MEANT)
})
