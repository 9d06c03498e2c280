import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { parse } from 'yaml'
import { ROOT } from '../../scripts/repository'
import { environment, placeholders, read } from './filled'
import schema from './schemas/lifecycle-v1.11.schema.json'

interface Step {
  uses: string
  with: Record<string, unknown>
  writeToEnvironmentFile?: Record<string, string>
}
type Lifecycle = { version: string } & Partial<Record<'provision' | 'deploy' | 'publish', Step[]>>

const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false })
const meets = ajv.compile(schema)
const FILES = { 'teamsapp.yml': 'dev', 'teamsapp.local.yml': 'local' } as const

describe.each(Object.entries(FILES))('%s', (file, name) => {
  const text = read(file)
  const lifecycle = parse(text) as Lifecycle
  const steps = [...(lifecycle.provision ?? []), ...(lifecycle.deploy ?? []), ...(lifecycle.publish ?? [])]

  test('meets the toolkit’s schema, which would find a fault', () => {
    expect(lifecycle.version).toBe('v1.11')
    expect(meets(lifecycle) ? [] : meets.errors).toEqual([])
    expect(meets({ ...lifecycle, provision: [{ uses: 'teamsApp/invent', with: {} }] })).toBe(false)
  })

  test('registers a single-tenant bot with a service principal', () => {
    const create = steps.find((step) => step.uses === 'aadApp/create')
    expect(create?.with).toMatchObject({ generateServicePrincipal: true, signInAudience: 'AzureADMyOrg' })
    expect(create?.writeToEnvironmentFile?.clientSecret).toMatch(/^SECRET_/)
  })

  test('uses no variable that nothing sets', () => {
    const written = steps.flatMap((step) => Object.values(step.writeToEnvironmentFile ?? {}))
    const known = new Set([...Object.keys(environment(name)), ...written])
    expect(placeholders(text).filter((key) => !known.has(key))).toEqual([])
  })
})

test('the committed environment files hold no secret', () => {
  const committed = readdirSync(join(ROOT, 'env')).filter((file) => !file.endsWith('.user'))
  expect(committed.sort()).toEqual(['.env.dev', '.env.local'])
  for (const name of ['dev', 'local']) {
    for (const key of Object.keys(environment(name))) expect(key).not.toMatch(/SECRET|PASSWORD|KEY|TOKEN/)
  }
  expect(read('.gitignore')).toContain('env/.env.*.user')
})
