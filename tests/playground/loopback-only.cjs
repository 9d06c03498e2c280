// Loaded before the playground, which has no option for the address it listens on.
const { Server } = require('node:net')

const listen = Server.prototype.listen
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' || typeof port === 'string' ? listen.call(this, Number(port), '127.0.0.1', ...rest.filter((argument) => typeof argument === 'function')) : listen.call(this, port, ...rest)
}
