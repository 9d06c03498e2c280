import { parse } from 'yaml'
import { HEALTH, LICENCES, MESSAGES } from '../../src/graph'
import { APP_ROLES } from '../../src/identity'
import { readSettings } from '../../src/settings'
import { GRAPH_ACCESS } from '../../src/settings/types'
import { DONE } from '../../tab/pages/tenant/consent-address'
import { environment, filled, placeholders, read } from './filled'

interface AppRole {
  id: string
  value: string
  displayName: string
  description: string
  allowedMemberTypes: string[]
  isEnabled: boolean
}

interface Registration {
  id: string
  appId: string
  signInAudience: string
  identifierUris: string[]
  api: {
    requestedAccessTokenVersion: number
    oauth2PermissionScopes: { id: string; value: string; type: string; isEnabled: boolean }[]
    preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[]
  }
  appRoles: AppRole[]
  optionalClaims: { accessToken: { name: string; essential: boolean }[] }
  requiredResourceAccess: { resourceAppId: string; resourceAccess: { id: string; type: string }[] }[]
  web: { redirectUris: string[]; implicitGrantSettings: Record<string, boolean> }
}

interface Step {
  uses: string
  with: Record<string, string>
  writeToEnvironmentFile?: Record<string, string>
}

const values = environment('dev')
const template = read('aad.manifest.json')
const registration = JSON.parse(filled(template, values)) as Registration
const manifest = JSON.parse(filled(read('appPackage/manifest.json'), values)) as {
  webApplicationInfo: { id: string; resource: string }
  validDomains: string[]
  staticTabs: { contentUrl?: string }[]
}
const stepsOf = (file: string) => (parse(read(file)) as { provision: Step[] }).provision
const LIFECYCLES = ['teamsapp.yml', 'teamsapp.local.yml']

test('application id URI, the manifest’s resource and the tab’s domain are one and the same', () => {
  const { id, resource } = manifest.webApplicationInfo
  expect(registration.identifierUris).toEqual([resource])
  expect(resource).toBe(`api://${values.APP_DOMAIN}/botid-${values.BOT_ID}`)
  expect(readSettings({ ...values, BOT_PASSWORD: 'x', TAB_CLIENT_SECRET: 'x' }).signIn?.resource).toBe(resource)
  expect(id).toBe(registration.appId)
  expect(manifest.validDomains).toEqual([new URL(resource.replace('api:', 'https:')).host])
  for (const { contentUrl } of manifest.staticTabs) {
    if (contentUrl !== undefined) expect(manifest.validDomains).toContain(new URL(contentUrl).host)
  }
})

test('the registration gives tokens of version 2 with the one scope, to one tenant', () => {
  expect(registration.api.requestedAccessTokenVersion).toBe(2)
  expect(registration.signInAudience).toBe('AzureADMyOrg')
  expect(registration.api.oauth2PermissionScopes).toMatchObject([
    { value: 'access_as_user', type: 'User', isEnabled: true },
  ])
  expect(registration.web.implicitGrantSettings).toEqual({
    enableAccessTokenIssuance: false,
    enableIdTokenIssuance: false,
  })
})

test('Microsoft’s own clients are authorised beforehand for that scope, each once', () => {
  const [scope] = registration.api.oauth2PermissionScopes
  const clients = registration.api.preAuthorizedApplications
  expect(clients.map(({ appId }) => appId).sort()).toEqual([
    '0ec893e0-5785-4de6-99da-4ed124e5296c',
    '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    '4765445b-32c6-49b0-83e6-1d93765276ca',
    '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
    'bc59ab01-8403-45c6-8796-ac3ef710b3e3',
    'd3590ed6-52b3-4102-aeff-aad2292ab01c',
  ])
  for (const { delegatedPermissionIds } of clients) expect(delegatedPermissionIds).toEqual([scope?.id])
})

test('the roles that the server reads are those of the registration, for people, each with an id of its own', () => {
  expect(registration.appRoles.map(({ value }) => value).sort()).toEqual(Object.values(APP_ROLES).sort())
  for (const { id, allowedMemberTypes, isEnabled, displayName, description } of registration.appRoles) {
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect({ allowedMemberTypes, isEnabled }).toEqual({ allowedMemberTypes: ['User'], isEnabled: true })
    expect(displayName.length).toBeGreaterThan(0)
    expect(description.length).toBeGreaterThan(0)
  }
  expect(new Set(registration.appRoles.map(({ id }) => id)).size).toBe(registration.appRoles.length)
})

test('tokens say whether somebody is a member or a guest', () => {
  expect(registration.optionalClaims.accessToken).toEqual([{ name: 'acct', essential: false }])
})

test('of Graph it asks for licences and the own profile, delegated, and for nothing else', () => {
  expect(registration.requiredResourceAccess).toEqual([
    {
      resourceAppId: '00000003-0000-0000-c000-000000000000',
      resourceAccess: [
        // LicenseAssignment.Read.All and User.Read
        { id: 'f395577a-0960-456b-979f-7228de0c5996', type: 'Scope' },
        { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', type: 'Scope' },
      ],
    },
  ])
})

test('Entra sends people back to the page that waits for them', () => {
  expect(registration.web.redirectUris).toEqual([`https://${values.APP_DOMAIN}${DONE}`])
})

test.each(LIFECYCLES)('%s makes the registration, and writes the names that are used', (file) => {
  const steps = stepsOf(file)
  const created = steps.findIndex((step) => step.writeToEnvironmentFile?.clientId === 'TAB_CLIENT_ID')
  const updated = steps.findIndex((step) => step.uses === 'aadApp/update')
  expect(steps[created]).toMatchObject({
    uses: 'aadApp/create',
    with: { signInAudience: registration.signInAudience },
    writeToEnvironmentFile: { objectId: 'TAB_OBJECT_ID', clientSecret: 'SECRET_TAB_CLIENT_SECRET' },
  })
  expect(updated).toBeGreaterThan(created)
  expect(steps[updated]?.with.manifestPath).toBe('./aad.manifest.json')
  const written = Object.values(steps[created]?.writeToEnvironmentFile ?? {})
  for (const key of placeholders(template)) {
    for (const name of ['dev', 'local']) expect([...written, ...Object.keys(environment(name))]).toContain(key)
  }
})

test('the guide for administrators names what the files hold', () => {
  const guide = read('docs/sign-in.md')
  for (const { appId } of registration.api.preAuthorizedApplications) expect(guide).toContain(appId)
  for (const name of ['TAB_CLIENT_ID', 'TAB_CLIENT_SECRET', 'ALLOWED_TENANTS', 'GRAPH_ACCESS', DONE])
    expect(guide).toContain(name)
  expect(guide).toContain('api://<APP_DOMAIN>/botid-<BOT_ID>')
  for (const { permission } of [LICENCES, HEALTH, MESSAGES]) expect(guide).toContain(permission)
  for (const access of GRAPH_ACCESS) expect(guide).toContain(`\`${access}\``)
  for (const role of Object.values(APP_ROLES)) expect(guide).toContain(`\`${role}\``)
})
