import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../src/storage/sqlite'
import { migrationCases } from './migrations'

const folder = mkdtempSync(join(tmpdir(), 'migrate-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('migrations, with SQLite', () => {
  migrationCases(async (place) => openSqlite(join(folder, `${place}.db`)))
})
