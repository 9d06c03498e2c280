import { consentAddress, failureIn, wantedIn, windowAddress } from '../../tab/pages/tenant/consent-address'

const LICENCES = 'LicenseAssignment.Read.All'
const HEALTH = 'ServiceHealth.Read.All'

const status = {
  configured: true,
  clientId: 'app',
  login: 'https://login.microsoftonline.us',
  access: 'delegated',
  scopes: Object.fromEntries([LICENCES, HEALTH].map((name) => [name, `https://graph.microsoft.us/${name}`])),
} as const
const ORIGIN = 'https://tab.example.com'
const wanted = { permission: LICENCES, claims: null, everybody: false }
const given = { status, origin: ORIGIN, state: 'secret state', wanted }
const adele = { tenant: 'tenant', hint: 'adele' }

test('claims are passed on in place of asking for consent', () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
  const address = new URL(
    consentAddress({ ...given, wanted: { ...wanted, claims }, account: { tenant: 'tenant', hint: undefined } }),
  )
  expect(address.origin + address.pathname).toBe('https://login.microsoftonline.us/tenant/oauth2/v2.0/authorize')
  expect(address.searchParams.get('claims')).toBe(claims)
  expect(address.searchParams.has('prompt')).toBe(false)
  expect(address.searchParams.has('login_hint')).toBe(false)
})

test('without a tenant from the client Entra asks which', () => {
  const address = consentAddress({ ...given, account: { tenant: undefined, hint: 'adele' } })
  expect(new URL(address).pathname).toBe('/organizations/oauth2/v2.0/authorize')
})

test('the permission that a refusal names is the one that Entra is asked for', () => {
  const refusal = { code: 'health-consent-needed', title: '', nextStep: '', permission: HEALTH }
  const { search } = new URL(windowAddress(refusal, false, ORIGIN))
  const address = new URL(consentAddress({ ...given, wanted: wantedIn(search), account: adele }))
  expect(address.searchParams.get('scope')).toBe(`https://graph.microsoft.us/${HEALTH}`)
})

test('a permission that the server does not name is not asked for, whoever made the address', () => {
  for (const name of ['Mail.ReadWrite', '__proto__', 'toString', `${LICENCES} Mail.Send`]) {
    const address = consentAddress({ ...given, wanted: wantedIn(`?permission=${name}`), account: adele })
    expect(new URL(address).searchParams.get('scope')).toBe(`https://graph.microsoft.us/${LICENCES}`)
  }
})

test('an administrator is asked for everybody at an address of its own', () => {
  const refusal = { code: 'app-consent-needed', title: '', nextStep: '', permission: LICENCES }
  const { search } = new URL(windowAddress(refusal, true, ORIGIN))
  const address = new URL(consentAddress({ ...given, wanted: wantedIn(search), account: adele }))
  expect(address.pathname).toBe('/tenant/v2.0/adminconsent')
  expect([...address.searchParams.keys()].sort()).toEqual(['client_id', 'redirect_uri', 'scope', 'state'])
})

test.each([
  ['#code=x&state=a', 'a', undefined],
  ['?admin_consent=True&tenant=t&state=a', 'a', undefined],
  ['?error=access_denied&state=a', 'a', 'access_denied'],
  ['?admin_consent=True&tenant=t&state=b', 'a', 'not-asked-here'],
  ['?admin_consent=False&state=a', 'a', 'no-answer'],
  ['#error=access_denied&error_description=no&state=a', 'a', 'access_denied'],
  ['#code=x&state=b', 'a', 'not-asked-here'],
  ['#code=x', 'a', 'not-asked-here'],
  ['#code=x&state=a', null, 'not-asked-here'],
  ['#state=a', 'a', 'no-answer'],
  ['', 'a', 'not-asked-here'],
])('an answer %s to the question %s is %s', (answer, state, failure) => {
  expect(failureIn(new URL(`${ORIGIN}/${answer}`) as unknown as Location, state)).toBe(failure)
})
