/** `npm run package [-- <environment>]`: build/appPackage.zip from the manifest and the values in env/.env.<environment>. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { installWhatIsMissing } from './steps/install.mjs'
import { stopIfNodeIsTooOld } from './steps/node-version.mjs'
import { ROOT } from './steps/run.mjs'
import { stop } from './steps/stop.mjs'

stopIfNodeIsTooOld()
const say = (line) => process.stdout.write(`${line}\n`)
const name = process.argv[2] ?? 'dev'
const file = join('env', `.env.${name}`)
if (!/^[a-z0-9-]+$/i.test(name) || !existsSync(join(ROOT, file))) {
  stop(`There is no environment "${name}".`, 'use dev or local, or create its file in env/.')
}
const values = { ...parseEnv(readFileSync(join(ROOT, file), 'utf8')), ...fromProcess() }

/** What the environment sets wins over the file, as everywhere. */
function fromProcess() {
  return Object.fromEntries(
    ['APP_DOMAIN', 'TEAMS_APP_ID', 'BOT_ID', 'TAB_CLIENT_ID'].flatMap((key) =>
      process.env[key] ? [[key, process.env[key]]] : [],
    ),
  )
}

const missing = new Set()
const template = readFileSync(join(ROOT, 'appPackage', 'manifest.json'), 'utf8')
const filled = template.replace(/\$\{\{\s*([A-Z0-9_]+)\s*\}\}/g, (placeholder, key) => {
  if (values[key]) return values[key]
  missing.add(key)
  return placeholder
})
if (missing.size > 0)
  stop(`These values are empty: ${[...missing].join(', ')}.`, `set them in ${file}, then run this again.`)
const { icons } = JSON.parse(filled)

await installWhatIsMissing(say)
const { default: AdmZip } = await import('adm-zip')
const zip = new AdmZip()
zip.addFile('manifest.json', Buffer.from(filled))
for (const icon of [icons.color, icons.outline]) zip.addFile(icon, readFileSync(join(ROOT, 'appPackage', icon)))
// The same input gives the same bytes.
for (const entry of zip.getEntries()) entry.header.time = new Date(2026, 0, 1)
mkdirSync(join(ROOT, 'build'), { recursive: true })
zip.writeZip(join(ROOT, 'build', 'appPackage.zip'))
say(`build/appPackage.zip for ${values.APP_DOMAIN}: upload it in Teams, or in the Teams admin centre.`)
