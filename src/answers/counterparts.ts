import type { ServiceId } from '../knowledge/types'
import type { Reading } from './reading'

/** The same thing run elsewhere: what "the on-prem one" or "the normal one" means after a service. */
const ON_PREMISES: Record<ServiceId, ServiceId> = {
  'exchange-online': 'exchange-server',
  'sharepoint-online': 'sharepoint-server',
  'azure-sql-database': 'sql-server',
  'azure-sql-managed-instance': 'sql-server',
  'power-bi': 'power-bi-report-server',
  'power-bi-embedded': 'power-bi-report-server',
  'office-for-the-web': 'office-desktop-apps',
  'office-365': 'office-desktop-apps',
  'microsoft-365': 'office-desktop-apps',
  'windows-365': 'windows-client',
}
const ORDINARY: Record<ServiceId, ServiceId> = {
  'azure-government': 'azure',
  'azure-china': 'azure',
  'azure-germany': 'azure',
  'office-365-government': 'office-365',
  'office-365-gcc': 'office-365',
  'office-365-gcc-high': 'office-365',
  'office-365-dod': 'office-365',
  'office-365-education': 'office-365',
  'office-365-china': 'office-365',
  'dynamics-365-government': 'dynamics-365',
  'microsoft-365-education': 'microsoft-365',
}
const GOVERNMENT: Record<ServiceId, ServiceId> = {
  azure: 'azure-government',
  'office-365': 'office-365-government',
  'office-365-commercial': 'office-365-government',
  'microsoft-365': 'office-365-government',
  'dynamics-365': 'dynamics-365-government',
  'azure-china': 'azure-government',
}
const EDUCATION: Record<ServiceId, ServiceId> = {
  'office-365': 'office-365-education',
  'microsoft-365': 'microsoft-365-education',
}
const CHINA: Record<ServiceId, ServiceId> = {
  azure: 'azure-china',
  'azure-government': 'azure-china',
  'azure-germany': 'azure-china',
  ...Object.fromEntries(
    ['', '-commercial', '-government', '-gcc', '-gcc-high', '-dod', '-education'].map((cloud) => [
      `office-365${cloud}`,
      'office-365-china',
    ]),
  ),
}
const CLOUD: Record<ServiceId, ServiceId> = Object.fromEntries(
  Object.entries(ON_PREMISES)
    .reverse()
    .map(([online, server]) => [server, online]),
)

const KINDS: [RegExp, Record<ServiceId, ServiceId>][] = [
  [
    /\b(on prem|on premises|onprem|on premise|in house|local|server|self hosted|installed|desktop) (one|ones|version|versions|edition|variant|sibling)\b/,
    ON_PREMISES,
  ],
  [
    /\b(normal|regular|ordinary|standard|commercial|public|plain|usual|global|main) (one|ones|version|cloud|offering|edition|variant|sibling)\b/,
    ORDINARY,
  ],
  [
    /\b(government|gov|govt|public sector|federal) (one|ones|version|cloud|offering|edition|variant|sibling|counterpart)\b/,
    GOVERNMENT,
  ],
  [/\b(china|chinese|21vianet|vianet|beijing)\b/, CHINA],
  [/\b(education|edu|school|academic|university) (one|ones|version|offering|edition|variant)\b/, EDUCATION],
  [/\b(cloud|online|hosted) (one|ones|version|edition|variant)\b/, CLOUD],
]

/** A longer turn is a question of its own. */
const LONGEST = 16

/** The counterparts of the services of a conversation that a turn names by kind; empty where it names none. */
export function counterpart(reading: Reading, services: ServiceId[]): ServiceId[] {
  if (reading.tokens.length > LONGEST) return []
  const { words } = reading
  for (const [kind, map] of KINDS) {
    if (!kind.test(words)) continue
    const found = services.flatMap((id) => (Object.hasOwn(map, id) ? [map[id]!] : []))
    if (found.length > 0) return [...new Set(found)]
  }
  return []
}
