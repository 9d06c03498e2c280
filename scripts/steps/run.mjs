import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * Runs a command in the repository and gives its exit code. What it prints goes where `output` says: 'inherit', or
 * 'stderr' where standard output belongs to somebody else.
 */
export function run(command, args, { output = 'inherit', env = process.env } = {}) {
  const out = output === 'stderr' ? 2 : output
  // npm is a .cmd file on Windows, which only a shell runs.
  const shell = process.platform === 'win32' && command === 'npm'
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, shell, stdio: ['ignore', out, 2] })
    child.on('error', () => resolve(127))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** Runs a tool of node_modules by its own script, so that no shell and no PATH is in the way. */
export function runTool(script, args, options) {
  return run(process.execPath, [join(ROOT, 'node_modules', ...script.split('/')), ...args], options)
}
