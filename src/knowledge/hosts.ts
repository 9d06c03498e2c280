/**
 * Where links may lead. A host with `paths` is open to others' content (redirectors, code hosting), so only the named
 * beginnings of its paths count.
 */
export const LINK_HOSTS: Readonly<Record<string, { readonly paths?: readonly string[] }>> = {
  // Microsoft
  'learn.microsoft.com': {},
  'servicetrust.microsoft.com': {},
  'purview.microsoft.com': {},
  'azure.microsoft.com': {},
  'aka.ms': { paths: ['/STP'] },
  'github.com': {
    paths: [
      '/MicrosoftDocs/',
      '/MicrosoftLearning/',
      '/intuitem/ciso-assistant-community/',
      '/jwmiller5/Compliance/',
      '/wacn/trustcenter',
    ],
  },
  // The operator of the clouds in China
  'docs.azure.cn': {},
  'www.trustcenter.cn': {},
  // Standards bodies and committees
  'www.iso.org': {},
  'www.isotc292online.org': {},
  'www.afnor.org': {},
  'iss.rs': {},
  // Certification bodies, consultancies and encyclopedias that facts about the standard rest on
  'www.socotec-certification-international.sg': {},
  'www.nqa.com': {},
  'csqa.it': {},
  'legacy.pecb.com': {},
  'www.coalfirecertification.com': {},
  'evalian.co.uk': {},
  'grcservices.net.au': {},
  'blog.bcm-institute.org': {},
  'www.isto.ch': {},
  'bcm-news.de': {},
  'en.wikipedia.org': {},
}

/** Old download addresses of the Service Trust Portal carry this parameter; they no longer lead to a document. */
const DEAD_PARAMETER = 'downloadId'

const startsAt = (path: string, prefix: string): boolean =>
  prefix.endsWith('/') ? path.startsWith(prefix) : path === prefix || path.startsWith(`${prefix}/`)

/** Whether a person may be sent to this address: plain https, a host of the list, no credentials, port or dead download. */
export function isAllowedLink(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(url)
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false
  const host = Object.hasOwn(LINK_HOSTS, hostname) ? LINK_HOSTS[hostname] : undefined
  if (!host) return false
  if ([...searchParams.keys()].some((key) => key.toLowerCase() === DEAD_PARAMETER.toLowerCase())) return false
  return host.paths?.some((prefix) => startsAt(pathname, prefix)) ?? true
}
