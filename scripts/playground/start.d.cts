import type { ChildProcess } from 'node:child_process'

/** Starts Microsoft's Agents Playground on loopback, talking to a bot at `endpoint`, with its logs in `folder`. */
export function startPlayground(endpoint: string, port: number, folder: string): ChildProcess
