import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../src/errors'
import { readSettings, withFiles } from '../../src/settings'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'))
  mkdirSync(join(folder, 'env'))
  writeFileSync(join(folder, 'env', '.env.local'), 'PORT=1111\nLOG_LEVEL=debug\nAPP_DOMAIN=file.example.com\n')
  writeFileSync(join(folder, 'env', '.env.local.user'), 'PORT=2222\n')
  writeFileSync(join(folder, 'env', '.env.test'), 'PORT=3333\n')
})

afterAll(() => rmSync(folder, { recursive: true }))

test('the environment wins over the user file, which wins over the committed file', () => {
  const read = withFiles({ APP_DOMAIN: 'set.example.com' }, folder)
  expect(read).toMatchObject({ PORT: '2222', LOG_LEVEL: 'debug', APP_DOMAIN: 'set.example.com' })
})

test('another environment is named by TEAMSFX_ENV', () => {
  expect(withFiles({ TEAMSFX_ENV: 'test' }, folder).PORT).toBe('3333')
})

test('a folder without files changes nothing', () => {
  expect(withFiles({ PORT: '1' }, join(folder, 'nowhere'))).toEqual({ PORT: '1' })
})

test('a name that leaves the folder is refused', () => {
  expect(() => withFiles({ TEAMSFX_ENV: '../../etc/x' }, folder)).toThrow(AppError)
})

test('the committed files of this repository start a server in local mode', () => {
  expect(readSettings(withFiles({}, process.cwd())).bot.mode).toBe('local')
})
