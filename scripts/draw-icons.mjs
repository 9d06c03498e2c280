/** `node scripts/draw-icons.mjs`: draws the two icons of the app package with an installed browser; the server gets the first too. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { PNG } from 'pngjs'
import browsers from './browser.cjs'
import { ROOT } from './steps/run.mjs'
import { stop } from './steps/stop.mjs'

const ACCENT = '#0B6A5D'
const WHITE = '#FFFFFF'

const at = (angle, radius) => {
  const turn = (angle * Math.PI) / 180
  return [50 + radius * Math.cos(turn), 50 + radius * Math.sin(turn)].map((value) => value.toFixed(2)).join(' ')
}

/** One of the two arrows that chase each other: an arc from `from` to `to` degrees with a head at its end. */
function arrow(from, to, weight) {
  const radius = 38
  const head = weight * 1.35
  return `<path d="M ${at(from, radius)} A ${radius} ${radius} 0 0 1 ${at(to, radius)}" fill="none" stroke="${WHITE}" stroke-width="${weight}"/>
    <path d="M ${at(to - 2, radius - head)} L ${at(to - 2, radius + head)} L ${at(to + head * 2.3, radius)} Z" fill="${WHITE}"/>`
}

/** Continuity, checked: two arrows in a circle around a check mark, in a field of 100 by 100. */
const symbol = (weight) => `${arrow(-160, -32, weight)}${arrow(20, 148, weight)}
  <path d="M 35 52 L 46 62.5 L 62.5 42" fill="none" stroke="${WHITE}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round"/>`

const drawing = (size, background, margin, weight) => {
  const scale = (size - 2 * margin) / 100
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="100%" height="100%" fill="${background}"/>
    <g transform="translate(${margin} ${margin}) scale(${scale})">${symbol(weight)}</g></svg>`
}

/** Teams wants the outline icon in pure white; where a browser mixed the edge with nothing, only the opacity is kept. */
function pureWhite(png) {
  for (let at = 0; at < png.data.length; at += 4) png.data.fill(png.data[at + 3] === 0 ? 0 : 255, at, at + 3)
  return png
}

const path = browsers.findBrowser()
if (path === undefined)
  stop('No browser was found to draw with.', 'install Chromium, Chrome or Edge, or set BROWSER_PATH.')
const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
const icons = [
  {
    file: 'color.png',
    also: 'src/server/pages/icon.png',
    size: 192,
    svg: drawing(192, ACCENT, 34, 9),
    finish: (png) => png,
  },
  { file: 'outline.png', size: 32, svg: drawing(32, 'none', 0.5, 9), finish: pureWhite },
]
for (const { file, also, size, svg, finish } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`)
  const png = finish(PNG.sync.read(await page.screenshot({ omitBackground: true })))
  writeFileSync(join(ROOT, 'appPackage', file), PNG.sync.write(png))
  // The server shows it on pages and cards.
  if (also !== undefined) writeFileSync(join(ROOT, also), PNG.sync.write(png))
  await page.close()
}
await browser.close()
