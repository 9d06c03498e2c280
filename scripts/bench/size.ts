import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { ROOT } from '../repository'

/** Bytes, as they are and as a server sends them. */
export interface Size {
  raw: number
  gzip: number
}

export interface BrowserSize {
  /** Engine, knowledge and weights as one script. */
  whole: Size
  /** The same without data files. */
  code: Size
  /** The data files by what they are, each compressed on its own. */
  weights: Size
  lexicon: Size
  knowledge: Size
}

const sizeOf = (text: string | Buffer): Size => ({
  raw: Buffer.byteLength(text),
  gzip: gzipSync(text, { level: 9 }).length,
})

/** Notes which data files come into the bundle; without data it puts empty ones in their place. */
function dataFiles(found: Set<string>, withData: boolean) {
  return {
    name: 'data-files',
    enforce: 'pre' as const,
    load(id: string) {
      if (!id.endsWith('.json')) return null
      found.add(id)
      return withData ? null : '{}'
    },
  }
}

async function bundle(found: Set<string>, withData: boolean): Promise<Size> {
  const { build } = await import('vite')
  mkdirSync(join(ROOT, 'build'), { recursive: true })
  const outDir = mkdtempSync(join(ROOT, 'build', 'size-'))
  try {
    await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      json: { stringify: true, namedExports: false },
      plugins: [dataFiles(found, withData)],
      build: {
        // One script for a page: the format that is minified to the end.
        lib: { entry: join(ROOT, 'src/answers/index.ts'), formats: ['iife'], name: 'answers', fileName: 'answers' },
        target: 'es2022',
        minify: true,
        outDir,
        emptyOutDir: true,
      },
    })
    return sizeOf(Buffer.concat(readdirSync(outDir).map((file) => readFileSync(join(outDir, file)))))
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

/** How much a browser loads to have the engine. */
export async function browserSize(): Promise<BrowserSize> {
  const files = new Set<string>()
  const whole = await bundle(files, true)
  const code = await bundle(new Set(), false)
  const named = [...files].map((file) => ({ path: relative(ROOT, file), text: minified(file) }))
  const part = (folder: string): Size =>
    sizeOf(
      named
        .filter(({ path }) => path.startsWith(folder))
        .map(({ text }) => text)
        .join('\n'),
    )
  return {
    whole,
    code,
    weights: part('src/answers/model'),
    lexicon: part('src/answers/language'),
    knowledge: part('src/knowledge'),
  }
}

const minified = (file: string): string => JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))
