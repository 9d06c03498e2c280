/**
 * Preloaded into the Agents Playground, which listens on every address and has no option for it: whatever it opens is
 * opened on 127.0.0.1.
 */
const net = require('node:net')

const HOST = '127.0.0.1'
const listen = net.Server.prototype.listen

net.Server.prototype.listen = function onLoopback(first, ...rest) {
  if (first !== null && typeof first === 'object') return listen.call(this, { ...first, host: HOST }, ...rest)
  const callback = rest.find((value) => typeof value === 'function')
  return listen.call(this, { port: Number(first ?? 0), host: HOST }, ...(callback === undefined ? [] : [callback]))
}
