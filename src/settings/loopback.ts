/** True for the names and addresses by which a machine calls itself, without a port: `localhost`, 127.0.0.0/8, `::1`. */
export function isLoopbackName(name: string): boolean {
  const bare = name.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  return bare === 'localhost' || bare === '::1' || /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(bare)
}

/**
 * True where a Host header names this machine. A page elsewhere can make its own name resolve to 127.0.0.1 (DNS
 * rebinding), but the browser then sends that name here.
 */
export function isLoopbackHost(header: string | undefined): boolean {
  const match = /^(\[[0-9a-f:]+\]|[^:[\]@/?#\s]+)(?::\d{1,5})?$/i.exec(header ?? '')
  return match?.[1] !== undefined && isLoopbackName(match[1])
}

/**
 * True where a bot in local mode may send its reply: a loopback service address. Without it, anybody who reaches the
 * unauthenticated server could make it send requests to other machines.
 */
export function isLoopbackServiceUrl(address: unknown): boolean {
  if (typeof address !== 'string' || !URL.canParse(address)) return false
  const url = new URL(address)
  return (
    ['http:', 'https:'].includes(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    isLoopbackName(url.hostname)
  )
}
