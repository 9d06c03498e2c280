import type { RequestHandler } from 'express'
import { addressOf, decodedId, type Links, type Shown } from '../links'
import { onlyMethods } from './failures'
import { createLayout, escapeHtml } from './layout'
import { nothingHtml, shownHtml } from './link-content'

/** What the pages of links are made of. */
export interface LinkPageParts {
  links: Links
  /** The public address of the app, as `https://host`; null where it has none. Asked once the server listens. */
  origin: () => string | null
}

/** So that a new version of the catalogue is soon seen. */
const FIVE_MINUTES = 'public, max-age=300'
const SITE = 'ISO 22301 Assistant'

/** What a link says of itself where it is pasted: the verdict in the catalogue's own words, and the first sentence. */
function summaryOf({ items, kind, sentences, title }: Shown): { title: string; description: string } {
  const verdicts = [...new Set(items.map(({ label }) => label))].join(' · ')
  return { title: verdicts === '' ? title : `${title}: ${verdicts}`, description: sentences[0]?.text ?? kind }
}

/** Open Graph tags, and the address to keep: that of today's content. */
function tagsOf(shown: Shown, origin: string | null): string {
  const { title, description } = summaryOf(shown)
  const meta: [string, string][] = [
    ['og:type', 'website'],
    ['og:site_name', SITE],
    ['og:title', title],
    ['og:description', description],
  ]
  let canonical = ''
  if (origin !== null) {
    const address = addressOf(origin, shown.id)
    meta.push(['og:url', address], ['og:image', `${origin}/icon.png`], ['og:image:alt', `The icon of ${SITE}`])
    canonical = `    <link rel="canonical" href="${escapeHtml(address)}" />\n`
  }
  const tags = meta.map(([name, value]) => `    <meta property="${name}" content="${escapeHtml(value)}" />\n`)
  return `${tags.join('')}    <meta name="twitter:card" content="summary" />\n${canonical}`
}

/**
 * `/r/<id>`: a page for whoever gets a link, without the app, sign-in or script. Ids are looked up in the catalogue; what
 * is asked for is never repeated, and nobody is sent elsewhere. Behind an unknown one stands a page that offers the nearest.
 */
export function linkPages({ links, origin }: LinkPageParts): RequestHandler {
  const layout = createLayout()
  const wrongMethod = onlyMethods('GET', 'HEAD')
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return wrongMethod(request, response, next)
    // A target such as "//name@#" is no address, and has no path.
    const path: string | null = request.path
    const followed = links.follow(decodedId((path ?? '').slice(1)))
    if ('nearest' in followed) {
      const title = 'Nothing is shared at this address'
      const content = nothingHtml(followed.nearest)
      response
        .status(404)
        .type('html')
        .send(layout({ title, description: title, content }))
      return
    }
    const { shown, changed } = followed
    const { title, description } = summaryOf(shown)
    const content = shownHtml(shown, changed, links.closing)
    const page = layout({ title, description, content, tags: tagsOf(shown, origin()) })
    response.set('Cache-Control', FIVE_MINUTES).type('html').send(page)
  }
}
