import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { compressed, offline, wordsFirst } from './vite-plugins.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

const { version } = JSON.parse(readFileSync(here('../package.json'), 'utf8'))

/** The tab, built to dist/tab. Vite compiles the JSX itself; the sizes are printed by `npm run bench:tab`. */
export default defineConfig({
  root: here('.'),
  publicDir: false,
  base: '/tab/',
  // Said on the page "About", also without a network.
  define: { APP_VERSION: JSON.stringify(version) },
  plugins: [wordsFirst(), offline(), compressed()],
  build: {
    outDir: here('../dist/tab'),
    emptyOutDir: true,
    target: 'es2022',
    // Scripts stay files: the content policy allows none inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // "use client" is for servers that draw React; there is none here.
    rolldownOptions: { onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning) },
  },
  worker: { format: 'es' },
})
