import { SAMPLE_HEALTH } from '../../../src/tenant'

/** The made-up service health as if it were of this moment. */
export function healthAt(now: number): Record<'overviews' | 'issues' | 'posts', object[]> {
  const by = now - Date.parse(SAMPLE_HEALTH.asOf)
  const moved = (entry: object) =>
    Object.fromEntries(
      Object.entries(entry).map(([name, value]) => {
        const isTime = name.endsWith('DateTime') && typeof value === 'string'
        return [name, isTime ? new Date(Date.parse(value) + by).toISOString() : value]
      }),
    )
  const { overviews, issues, messages } = SAMPLE_HEALTH
  return { overviews, issues: issues.map(moved), posts: messages.map(moved) }
}
