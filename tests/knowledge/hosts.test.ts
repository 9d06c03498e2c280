import fc from 'fast-check'
import { isAllowedLink, LINK_HOSTS } from '../../src/knowledge/hosts'

test.each([
  'https://servicetrust.microsoft.com/viewpage/ISOIEC',
  'https://aka.ms/STP',
  'https://learn.microsoft.com/en-us/compliance/regulatory/offering-iso-22301',
  'https://github.com/MicrosoftDocs/Compliance/issues/120',
])('%s is allowed', (url) => {
  expect(isAllowedLink(url)).toBe(true)
})

test.each([
  ['no address', 'not a url'],
  ['nothing', ''],
  ['no TLS', 'http://servicetrust.microsoft.com/'],
  ['a script', 'javascript:alert(1)//servicetrust.microsoft.com'],
  ['another host', 'https://servicetrust.microsoft.com.example.org/'],
  ['a longer host', 'https://xlearn.microsoft.com/'],
  ['a host below', 'https://evil.servicetrust.microsoft.com/'],
  ['a user part', 'https://servicetrust.microsoft.com@example.org/'],
  ['credentials', 'https://me:secret@servicetrust.microsoft.com/'],
  ['a port', 'https://servicetrust.microsoft.com:8443/'],
  ['another short link', 'https://aka.ms/azureiso22301cert'],
  ['a longer short link', 'https://aka.ms/STPx'],
  ['another account on a code host', 'https://github.com/someone/Compliance'],
  ['a way out of the path', 'https://github.com/MicrosoftDocs/../someone/x'],
  ['a redirector', 'https://go.microsoft.com/fwlink/p/?linkid=2092109'],
  ['an old download', 'https://servicetrust.microsoft.com/ViewPage/MSComplianceGuideV3?downloadId=1'],
  ['an old download in another case', 'https://servicetrust.microsoft.com/ViewPage/X?DOWNLOADID=1'],
  ['a property of every object', 'https://constructor/'],
])('%s is not allowed: %s', (_why, url) => {
  expect(isAllowedLink(url)).toBe(false)
})

test('free text is judged without an error, and what is allowed is https on a host of the list', () => {
  const addressLike = fc.tuple(fc.constantFrom('https://', 'http://', '//', ''), fc.webAuthority(), fc.webPath())
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        addressLike.map((parts) => parts.join('')),
      ),
      (url) => {
        if (!isAllowedLink(url)) return
        expect(new URL(url).protocol).toBe('https:')
        expect(Object.keys(LINK_HOSTS)).toContain(new URL(url).hostname)
      },
    ),
  )
})

test('a host of the list is never allowed as the start of another host', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(LINK_HOSTS)), fc.domain(), (host, domain) => {
      expect(isAllowedLink(`https://${host}.${domain}/`)).toBe(false)
    }),
  )
})
