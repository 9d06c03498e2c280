import { execFileSync } from 'node:child_process'
import { AppManifestUtils } from '@microsoft/app-manifest'
import AdmZip from 'adm-zip'
import { ROOT } from '../../scripts/repository'
import { environment, filled, placeholders, read } from './filled'

interface Command {
  title: string
  description: string
  type?: string
  prompt?: string
}

interface Manifest {
  $schema: string
  manifestVersion: string
  developer: Record<'websiteUrl' | 'privacyUrl' | 'termsOfUseUrl', string>
  name: { short: string }
  icons: { color: string; outline: string }
  validDomains: string[]
  version: string
  composeExtensions: { botId: string; commands: object[]; messageHandlers: object[] }[]
  staticTabs: { entityId: string; name?: string; contentUrl?: string; websiteUrl?: string; scopes: string[] }[]
  configurableTabs: {
    configurationUrl: string
    canUpdateConfiguration: boolean
    scopes: string[]
    context: string[]
  }[]
  bots: { botId: string; scopes: string[]; commandLists: { scopes: string[]; commands: Command[] }[] }[]
}

type Validated = Parameters<typeof AppManifestUtils.validateAgainstSchema>[0]

const template = read('appPackage/manifest.json')
const values = environment('dev')
const manifest = JSON.parse(filled(template, values)) as Manifest
const [bot] = manifest.bots

function problems(candidate: unknown): Promise<string[]> {
  return AppManifestUtils.validateAgainstSchema(candidate as Validated)
}

test('the manifest meets Microsoft’s schema of its version', async () => {
  expect(manifest.$schema).toContain(`/v${manifest.manifestVersion}/`)
  expect(await problems(manifest)).toEqual([])
})

test('the validator would find a fault', async () => {
  expect(await problems({ ...manifest, name: { short: 'x'.repeat(31) } })).not.toEqual([])
})

test('every placeholder is a value of each environment', () => {
  for (const name of ['dev', 'local']) {
    for (const key of placeholders(template)) expect(Object.keys(environment(name))).toContain(key)
  }
})

test('one domain is used everywhere', () => {
  const domain = values.APP_DOMAIN
  expect(manifest.validDomains).toEqual([domain])
  for (const url of Object.values(manifest.developer).filter((value) => value.includes('://'))) {
    expect(new URL(url)).toMatchObject({ protocol: 'https:', host: domain })
  }
  expect(template).not.toContain(domain)
  for (const lifecycle of ['teamsapp.yml', 'teamsapp.local.yml']) {
    expect(read(lifecycle)).toMatch(/"https:\/\/\$\{\{APP_DOMAIN\}\}\/api\/messages"/)
    expect(read(lifecycle).match(/https:\/\/(?!\$\{\{APP_DOMAIN\}\}|aka\.ms)/)).toBeNull()
  }
})

test('the pages that the manifest names are the pages that the server has', () => {
  expect(manifest.developer.privacyUrl).toMatch(/\/privacy$/)
  expect(manifest.developer.termsOfUseUrl).toMatch(/\/terms$/)
  expect(manifest.developer.websiteUrl).toMatch(/\/support$/)
})

test('the manifest and the app have one version', () => {
  expect(manifest.version).toBe((JSON.parse(read('package.json')) as { version: string }).version)
})

test('a person gets the tab, the chat and the page about the app; what they name is on the one domain', () => {
  expect(manifest.staticTabs.map(({ entityId }) => entityId)).toEqual(['home', 'conversations', 'about'])
  for (const { scopes } of manifest.staticTabs) expect(scopes).toEqual(['personal'])
  const [home, ...reserved] = manifest.staticTabs
  expect(home).toMatchObject({ contentUrl: `https://${values.APP_DOMAIN}/tab/`, websiteUrl: home?.contentUrl })
  // Teams knows these two by their names and draws them itself.
  for (const tab of reserved) expect(Object.keys(tab).sort()).toEqual(['entityId', 'scopes'])
})

test('a channel or a chat gets a tab that is set up on the app’s own page, and can be changed later', () => {
  expect(manifest.configurableTabs).toEqual([
    {
      id: 'channel',
      configurationUrl: `https://${values.APP_DOMAIN}/tab/configure`,
      canUpdateConfiguration: true,
      scopes: ['team', 'groupChat'],
      context: ['channelTab', 'privateChatTab'],
    },
  ])
})

test('the bot is in all three scopes and each has commands', () => {
  expect(bot?.scopes).toEqual(['personal', 'team', 'groupChat'])
  expect(bot?.commandLists.flatMap((list) => list.scopes).sort()).toEqual(['groupChat', 'personal', 'team'])
})

test('the message extension searches, shares and unfurls links of the one domain', () => {
  const [extension, ...more] = manifest.composeExtensions
  expect(more).toEqual([])
  expect(extension?.botId).toBe(values.BOT_ID)
  expect(extension?.commands).toMatchObject([
    {
      id: 'search',
      type: 'query',
      initialRun: true,
      context: ['compose', 'commandBox'],
      parameters: [{ name: 'query' }],
    },
    { id: 'share-report', type: 'action', title: 'Share a report', fetchTask: true },
  ])
  expect(extension?.messageHandlers).toEqual([{ type: 'link', value: { domains: [values.APP_DOMAIN] } }])
})

test('commands are questions that can be sent as they are, each once', () => {
  for (const { commands } of bot?.commandLists ?? []) {
    const titles = commands.map((command) => command.title)
    expect(new Set(titles).size).toBe(titles.length)
    expect(titles).toContain('Help')
    for (const command of commands) {
      expect(command.title).not.toMatch(/^\//)
      if (command.type === 'prompt') expect(command.prompt).toBe(command.title)
    }
  }
})

test('nothing in the package claims to be Microsoft', () => {
  expect(manifest.name.short).toBe('ISO 22301 Assistant')
  expect(template).toContain('affiliated with neither Microsoft nor ISO')
})

test('the zip holds the filled manifest and the two icons, and nothing else; the same input gives the same bytes', async () => {
  const build = () => execFileSync(process.execPath, ['scripts/package.mjs', 'dev'], { cwd: ROOT, stdio: 'pipe' })
  build()
  const zip = new AdmZip(`${ROOT}/build/appPackage.zip`)
  const first = zip.toBuffer()
  expect(new Set(zip.getEntries().map((entry) => entry.entryName))).toEqual(
    new Set(['manifest.json', manifest.icons.color, manifest.icons.outline]),
  )
  const packed = JSON.parse(zip.readAsText('manifest.json'))
  expect(packed).toEqual(manifest)
  expect(await problems(packed)).toEqual([])
  build()
  expect(new AdmZip(`${ROOT}/build/appPackage.zip`).toBuffer().equals(first)).toBe(true)
})

test('a package with empty values is refused by their names', () => {
  const env = { ...process.env, APP_DOMAIN: '', TEAMS_APP_ID: '', BOT_ID: '' }
  const build = () =>
    execFileSync(process.execPath, ['scripts/package.mjs', 'local'], { cwd: ROOT, stdio: 'pipe', env })
  expect(build).toThrow(/APP_DOMAIN/)
})
