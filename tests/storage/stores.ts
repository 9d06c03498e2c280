import { createStorage, type Storage } from '../../src/storage'
import { readableLog } from '../reader/questions'

/** A store in the memory of this process: the real SQLite, without a file. */
export function storeInMemory(log = readableLog().log): Storage {
  return createStorage({ storage: { kind: 'sqlite', file: ':memory:' }, retentionDays: 30 }, log)
}

/** A store that cannot be opened: its folder would have to be in a file. */
export function brokenStore(log = readableLog().log): Storage {
  return createStorage({ storage: { kind: 'sqlite', file: `${__filename}/store.db` }, retentionDays: 30 }, log)
}
