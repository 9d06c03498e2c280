import { consentAddress, failureIn } from '../../tab/pages/tenant/consent-address'

const status = {
  configured: true,
  clientId: 'app',
  login: 'https://login.microsoftonline.us',
  scope: 'https://graph.microsoft.us/LicenseAssignment.Read.All',
} as const
const given = { status, origin: 'https://tab.example.com', state: 'secret state', claims: null }

test('claims are passed on in place of asking for consent', () => {
  const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}'
  const address = new URL(consentAddress({ ...given, claims, account: { tenant: 'tenant', hint: undefined } }))
  expect(address.origin + address.pathname).toBe('https://login.microsoftonline.us/tenant/oauth2/v2.0/authorize')
  expect(address.searchParams.get('claims')).toBe(claims)
  expect(address.searchParams.has('prompt')).toBe(false)
  expect(address.searchParams.has('login_hint')).toBe(false)
})

test('without a tenant from the client Entra asks which', () => {
  const address = consentAddress({ ...given, account: { tenant: undefined, hint: 'adele' } })
  expect(new URL(address).pathname).toBe('/organizations/oauth2/v2.0/authorize')
})

test.each([
  ['#code=x&state=a', 'a', undefined],
  ['#error=access_denied&error_description=no&state=a', 'a', 'access_denied'],
  ['#code=x&state=b', 'a', 'not-asked-here'],
  ['#code=x', 'a', 'not-asked-here'],
  ['#code=x&state=a', null, 'not-asked-here'],
  ['#state=a', 'a', 'no-answer'],
  ['', 'a', 'not-asked-here'],
])('an answer %s to the question %s is %s', (fragment, state, failure) => {
  expect(failureIn(fragment, state)).toBe(failure)
})
