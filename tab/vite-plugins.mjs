import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const COMPRESSIBLE = /\.(?:js|css|html|json|svg|webmanifest)$/

const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** A plugin that works on the folder of a build once all of it is written; such plugins follow each other. */
function afterBuild(name, work) {
  let folder
  return {
    name,
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    closeBundle: { sequential: true, handler: () => work(folder) },
  }
}

/** What Vite writes for the page's own script, and for each file that it imports. */
const ENTRY = /<script type="module"[^>]* src="([^"]+)"[^>]*><\/script>/
const PRELOAD = /\s*<link rel="modulepreload"[^>]* href="([^"]+)"[^>]*>/g

/**
 * The page's first words stand in its HTML and are painted before its code is there: the code is fetched behind them. Each
 * of its files is a script of its own rather than a preload, so that between two of them the page answers to a hand.
 */
export const wordsFirst = () => ({
  name: 'words-first',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html) {
      const preloads = [...html.matchAll(PRELOAD)].map(([, href]) => href)
      const script = (src) => `<script type="module" fetchpriority="low" crossorigin src="${src}"></script>`
      return html.replaceAll(PRELOAD, '').replace(ENTRY, (_, entry) => [...preloads, entry].map(script).join('\n    '))
    },
  },
})

/** Fills the service worker's list: every file of the build, so that the pages open without a network after one visit. */
export const offline = () =>
  afterBuild('offline', (folder) => {
    const source = readFileSync(new URL('./offline/service-worker.js', import.meta.url), 'utf8')
    const files = filesUnder(folder)
      .map((file) => file.slice(folder.length + 1).replaceAll('\\', '/'))
      .filter((file) => file !== 'service-worker.js' && file !== 'index.html' && !/\.(?:br|gz)$/.test(file))
      .sort()
    const state = createHash('sha256').update(source)
    for (const file of [...files, 'index.html']) state.update(readFileSync(join(folder, file)))
    const list = JSON.stringify(['./', ...files.map((file) => `./${file}`)])
    const filled = source
      .replace("'__VERSION__'", () => `'${state.digest('hex').slice(0, 12)}'`)
      .replace("'__FILES__'", () => list)
    writeFileSync(join(folder, 'service-worker.js'), filled)
  })

/** Writes `.br` and `.gz` beside each text file: compressed once, as well as it goes, and never while somebody waits. */
export const compressed = () =>
  afterBuild('compressed', (folder) => {
    for (const file of filesUnder(folder)) {
      if (!COMPRESSIBLE.test(file)) continue
      const content = readFileSync(file)
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
      writeFileSync(`${file}.br`, brotliCompressSync(content, { params }))
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    }
  })
