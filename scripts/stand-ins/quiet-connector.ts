import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The cheapest service address: takes anything, counts it, gives it an id. A child process that tells its port. */
let taken = 0
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => {
    taken++
    response.writeHead(201, { 'content-type': 'application/json' }).end(`{"id":"${taken}"}`)
  })
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('message', () => process.send?.({ taken }))
process.on('disconnect', () => process.exit(0))
