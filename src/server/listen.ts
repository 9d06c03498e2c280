import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError } from '../errors'

/** Milliseconds that a caller has for sending a whole request. */
const REQUEST_TIME = 30_000
/** Milliseconds that an idle connection stays open: longer than front ends keep one, who else meet a reset now and then. */
const IDLE_TIME = 75_000
/** Milliseconds that running requests get to finish when the server stops. */
const PARTING_TIME = 5_000

/** A server that listens. */
export interface Listening {
  /** With the port that was given or found: `http://127.0.0.1:3978`. */
  address: string
  port: number
  /** Takes no new connections, lets running requests finish within five seconds, and then ends. */
  close(): Promise<void>
}

function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), PARTING_TIME)
    server.close(() => {
      clearTimeout(deadline)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function named(error: NodeJS.ErrnoException, host: string, port: number): AppError {
  if (error.code === 'EADDRINUSE') {
    return new AppError('port-taken', { detail: `Port ${port} is taken by another program.`, cause: error })
  }
  if (error.code === 'EACCES') {
    return new AppError('port-taken', { detail: `Port ${port} may not be used by this user.`, cause: error })
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new AppError('settings-invalid', { problems: [`HOST: ${host} is no address of this machine`], cause: error })
  }
  return new AppError('internal', { cause: error })
}

/**
 * Listens on an address; port 0 asks the system for a free one.
 * @throws AppError `port-taken`, or `settings-invalid` where the machine has no such address.
 */
export function listen(handler: RequestListener, host: string, port: number): Promise<Listening> {
  const server = createServer({ requestTimeout: REQUEST_TIME, keepAliveTimeout: IDLE_TIME }, handler)
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(named(error, host, port)))
    server.listen(port, host, () => {
      const found = (server.address() as AddressInfo).port
      const shown = host.includes(':') ? `[${host}]` : host
      resolve({ address: `http://${shown}:${found}`, port: found, close: () => closing(server) })
    })
  })
}
