import { Writable } from 'node:stream'
import type { StoreCommandParts } from '../../src/commands/store'

/** What a command on the store says, and the code that it ends with. */
export async function said(
  command: (argv: string[], parts: StoreCommandParts) => Promise<number>,
  argv: string[],
  environment: Record<string, string>,
): Promise<{ code: number; output: string; notices: string }> {
  const words = { output: '', notices: '' }
  const into = (name: 'output' | 'notices') =>
    new Writable({
      write(part, _, done) {
        words[name] += part
        done()
      },
    })
  return { code: await command(argv, { output: into('output'), notices: into('notices'), environment }), ...words }
}
