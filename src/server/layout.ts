import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is a page's own. */
export interface Page {
  /** Text, as everything here but `content` and `tags`. */
  title: string
  description: string
  /** HTML. */
  content: string
  /** HTML for the head. */
  tags?: string
  /** The address of the page, where the navigation links it. */
  path?: string
}

/** A file of `pages/`, as text. */
export const readPage = (file: string): string => readFileSync(join(__dirname, 'pages', file), 'utf8')

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML, between tags as in a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** Lays pages out. The layout is read once; the page's link in the navigation is marked as the current one. */
export function createLayout(): (page: Page) => string {
  const layout = readPage('layout.html')
  return ({ title, description, content, tags = '', path }) => {
    const parts: Record<string, string> = {
      title: escapeHtml(title),
      description: escapeHtml(description),
      tags,
      content,
    }
    return layout
      .replace(`href="${path}"`, (link) => `${link} aria-current="page"`)
      .replace(/\{\{(\w+)\}\}/g, (slot, name: string) => parts[name] ?? slot)
  }
}
