import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RequestHandler, Router } from 'express'

interface Page {
  name: string
  title: string
  description: string
}

const PAGES: readonly Page[] = [
  { name: 'privacy', title: 'Privacy', description: 'What the app reads, keeps and passes on.' },
  { name: 'terms', title: 'Terms of use', description: 'What the answers are worth, and what they are not.' },
  { name: 'support', title: 'Support', description: 'How to ask, and what to do when an answer is wrong.' },
]
const AN_HOUR = 'public, max-age=3600'

const read = (file: string): string => readFileSync(join(__dirname, 'pages', file), 'utf8')

function serve(content: string, type: string): RequestHandler {
  return (_request, response) => {
    response.set('Cache-Control', AN_HOUR).type(type).send(content)
  }
}

/** The layout with what is the page's own; its link in the navigation is marked as the current one. */
function fill(layout: string, { name, title, description }: Page): string {
  return layout
    .replace(`href="/${name}"`, (link) => `${link} aria-current="page"`)
    .replace('{{title}}', () => title)
    .replace('{{description}}', () => description)
    .replace('{{content}}', () => read(`${name}.html`))
}

/** The pages that the manifest names, and their stylesheet. The files are read once. */
export function pages(): Router {
  const router = Router()
  const layout = read('layout.html')
  for (const page of PAGES) router.get(`/${page.name}`, serve(fill(layout, page), 'html'))
  router.get('/pages.css', serve(read('pages.css'), 'css'))
  return router
}
