import { mkdirSync } from 'node:fs'
import { findBrowser } from '../../scripts/browser.cjs'
import { startBot } from '../wire/stand-ins/bot-server'
import { openBrowser, openPage } from './browser'
import { startPlayground } from './playground'

test('try', async () => {
  const out = 'build/screenshots'
  mkdirSync(out, { recursive: true })
  const bot = await startBot()
  const pg = await startPlayground(`${bot.address}/api/messages`, out)
  const b = await openBrowser(findBrowser()!)
  const p = await openPage(b)
  p.on('pageerror', (e) => console.log('pageerror', e.message, e.stack?.slice(0, 600)))
  p.on('requestfailed', (r) => console.log('failed', r.url(), r.failure()?.errorText))
  p.on('console', (m) => process.env.DBG && console.log(m.text()))
  const editor = () => p.locator('[data-lexical-editor="true"]')
  const say = async (t: string) => {
    await editor().last().click()
    await p.keyboard.type(t)
    await p.getByRole('button', { name: 'Send Message' }).last().click()
  }
  let n = 0
  const shot = async () => {
    await p.waitForTimeout(700)
    await p.screenshot({ path: `${out}/try-${++n}.png` })
  }
  try {
    await p.goto(pg.address)
    await shot()
    await p.getByRole('treeitem', { name: 'Personal Chat' }).click()
    await say('Is Service One in scope?')
    await shot()
    await p.getByRole('button', { name: 'Why this answer?' }).last().click()
    await shot()
    await p.getByRole('button', { name: 'Copy as questionnaire answer' }).last().click()
    await shot()
    await p.waitForTimeout(1500)
    await shot()
    await say('what about keeper?')
    await shot()
    await p.getByRole('button', { name: 'Keeper for Cloud' }).last().click()
    await p.waitForTimeout(2000)
    await shot()
  } finally {
    console.log(bot.log, bot.received)
    await b.close()
    pg.close()
    await bot.close()
  }
}, 120000)
