import type { RequestHandler } from 'express'

/**
 * Nothing is loaded or framed except the stylesheet and the icon of the pages; a tab sets its own policy. `connect-src` is
 * for tools that check a page from within and read robots.txt: there is no script that could use it.
 */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Headers that every response carries. `secure` is true where the app is reached over https. */
export function securityHeaders(secure: boolean): RequestHandler {
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': CONTENT_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
      'Cache-Control': 'no-store',
    })
    if (secure) response.set('Strict-Transport-Security', 'max-age=31536000')
    next()
  }
}
