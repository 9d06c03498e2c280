import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RequestHandler, Router } from 'express'
import { createLayout, readPage } from './layout'

const PAGES = [
  { name: 'privacy', title: 'Privacy', description: 'What the app reads, keeps and passes on.' },
  { name: 'terms', title: 'Terms of use', description: 'What the answers are worth, and what they are not.' },
  { name: 'support', title: 'Support', description: 'How to ask, and what to do when an answer is wrong.' },
] as const
/** Everything but the programs' ends may be read by anybody. */
const ROBOTS = 'User-agent: *\nDisallow: /api/\n'
const AN_HOUR = 'public, max-age=3600'

function serve(content: string | Buffer, type: string, headers: Record<string, string> = {}): RequestHandler {
  return (_request, response) => {
    response
      .set({ 'Cache-Control': AN_HOUR, ...headers })
      .type(type)
      .send(content)
  }
}

/** The pages that the manifest names, their stylesheet and the app's icon. The files are read once. */
export function pages(): Router {
  const router = Router()
  const layout = createLayout()
  for (const { name, title, description } of PAGES) {
    const page = layout({ title, description, content: readPage(`${name}.html`), path: `/${name}` })
    router.get(`/${name}`, serve(page, 'html'))
  }
  router.get('/robots.txt', serve(ROBOTS, 'text'))
  router.get('/pages.css', serve(readPage('pages.css'), 'css'))
  // Cards in other people's clients show the icon, so that it may be loaded from anywhere.
  const icon = readFileSync(join(__dirname, 'pages', 'icon.png'))
  router.get('/icon.png', serve(icon, 'png', { 'Cross-Origin-Resource-Policy': 'cross-origin' }))
  return router
}
