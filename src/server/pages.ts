import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RequestHandler, Router } from 'express'

const PAGES = { '/privacy': 'privacy.html', '/terms': 'terms.html', '/support': 'support.html' } as const
const FOLDER = join(__dirname, 'pages')
const AN_HOUR = 'public, max-age=3600'

function serve(file: string, type: string): RequestHandler {
  const content = readFileSync(join(FOLDER, file), 'utf8')
  return (_request, response) => {
    response.set('Cache-Control', AN_HOUR).type(type).send(content)
  }
}

/** The pages that the manifest names, and their stylesheet. The files are read once. */
export function pages(): Router {
  const router = Router()
  for (const [address, file] of Object.entries(PAGES)) router.get(address, serve(file, 'html'))
  router.get('/pages.css', serve('pages.css', 'css'))
  return router
}
