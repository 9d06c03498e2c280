const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id as it is kept: GUIDs mean the same in either case, and are written in both. */
export function keptId(id: string): string {
  return GUID.test(id) ? id.toLowerCase() : id
}
