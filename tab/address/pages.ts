/** The pages, in the order of the navigation. The first is the one that opens. */
export const PAGES = ['ask', 'scope', 'reports', 'tenant', 'activity', 'about'] as const
export type PageName = (typeof PAGES)[number]

/** The address of a page inside the tab: the first one is the tab's own address. */
export const pathOf = (page: PageName): string => (page === 'ask' ? '/' : `/${page}`)

/** The page that an address inside the tab belongs to; undefined where there is none. */
export function pageOf(path: string): PageName | undefined {
  const [, first = ''] = path.split('/')
  return first === '' ? 'ask' : PAGES.find((page) => page === first)
}

const LONGEST = 500

/**
 * The address that a deep link leads to. `subPageId` comes from whoever made the link, so only what is an address of a page
 * here is followed: "scope/power-bi", "reports?kind=certificate". Undefined for anything else.
 */
export function addressOf(subPageId: string | undefined): string | undefined {
  if (subPageId === undefined || subPageId.length > LONGEST) return undefined
  if (!/^\/?[a-z0-9-]*(?:\/[a-z0-9-]+)*(?:\?[\w%.,~=&+-]*)?$/i.test(subPageId)) return undefined
  const address = subPageId.startsWith('/') ? subPageId : `/${subPageId}`
  const [path = ''] = address.split('?')
  return pageOf(path) === undefined || address.startsWith('//') ? undefined : address.replace(/^\/ask(?=$|\?)/, '/')
}

/** The whole address of a place in the tab, to be passed on: "https://host/tab/reports/azure-certificate". */
export const urlOf = (address: string, origin: string): string => `${origin}/tab${address}`
