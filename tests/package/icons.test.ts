import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { ROOT } from '../../scripts/repository'

const icon = (name: string) => PNG.sync.read(readFileSync(join(ROOT, 'appPackage', name)))

function pixels({ data }: PNG): { rgb: number[]; alpha: number }[] {
  return Array.from({ length: data.length / 4 }, (_, at) => ({
    rgb: [...data.subarray(at * 4, at * 4 + 3)],
    alpha: data[at * 4 + 3] ?? 0,
  }))
}

test('the colour icon is 192 by 192, filled to its corners, with a symbol in the middle', () => {
  const png = icon('color.png')
  expect([png.width, png.height]).toEqual([192, 192])
  const all = pixels(png)
  expect(all.every(({ alpha }) => alpha === 255)).toBe(true)
  expect(all[0]?.rgb).toEqual([0x0b, 0x6a, 0x5d])
  const white = all.filter(({ rgb }) => rgb.every((value) => value === 255)).length / all.length
  expect(white).toBeGreaterThan(0.05)
  expect(white).toBeLessThan(0.5)
})

test('the pages and cards show the same icon', () => {
  const shown = readFileSync(join(ROOT, 'src', 'server', 'pages', 'icon.png'))
  expect(shown.equals(readFileSync(join(ROOT, 'appPackage', 'color.png')))).toBe(true)
})

test('the outline icon is 32 by 32, pure white on transparent', () => {
  const png = icon('outline.png')
  expect([png.width, png.height]).toEqual([32, 32])
  const all = pixels(png)
  const visible = all.filter(({ alpha }) => alpha > 0)
  expect(visible.every(({ rgb }) => rgb.every((value) => value === 255))).toBe(true)
  expect(visible.length).toBeGreaterThan(100)
  expect(all.length - visible.length).toBeGreaterThan(300)
})
