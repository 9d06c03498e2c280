import Ajv2020 from 'ajv/dist/2020'
import contract from './graph-openapi.json'

interface Parameter {
  name: string
  in: string
  schema: { type: string; items?: { enum?: string[] } }
}

interface Operation {
  parameters: (Parameter | { $ref: string })[]
  'x-graph-permissions': { delegatedWork: { least: string[] }; application: { least: string[] } }
}

const PATHS = contract.paths as unknown as Record<string, { get: Operation } | undefined>
const SHARED = contract.components.parameters as unknown as Record<string, Parameter>
/** What Graph puts into its own links to next pages. */
const OF_LINKS = new Set(['$skiptoken', '$skip'])

const named = (parameter: Parameter | { $ref: string }): Parameter =>
  '$ref' in parameter ? SHARED[parameter.$ref.split('/').at(-1) ?? '']! : parameter

function fault({ parameters }: Operation, name: string, value: string): string | undefined {
  if (OF_LINKS.has(name)) return
  const query = parameters.map(named).filter((one) => one.in === 'query')
  const declared = query.find((one) => one.name === name)
  if (declared === undefined) return `${name} is not an option here`
  const fields = declared.schema.items?.enum
  const unknown = fields && value.split(',').filter((field) => !fields.includes(field))
  if (unknown && unknown.length > 0) return `${name} names ${unknown}`
  const selectable = query.find((one) => one.name === '$select')?.schema.items?.enum ?? []
  const words = name === '$filter' ? value.replace(/'[^']*'/g, '').match(/[A-Za-z]\w*(?= (?:eq|ne|ge|gt|le|lt) )/g) : []
  const unfiltered = (words ?? []).filter((word) => !selectable.includes(word) || word === 'details')
  return unfiltered.length > 0 ? `${name} asks for ${unfiltered}` : undefined
}

/** What is wrong with a request by the description of Graph; undefined where nothing is. */
export function wrongWith(method: string, url: URL): string | undefined {
  const operation = PATHS[url.pathname.replace('/v1.0', '')]?.get
  if (!url.pathname.startsWith('/v1.0/') || operation === undefined) return `${url.pathname} is not described`
  if (method !== 'GET') return `${method} is not described`
  for (const [name, value] of url.searchParams) {
    const wrong = fault(operation, name, value)
    if (wrong !== undefined) return wrong
  }
}

/** Permissions of which one is needed for a path, least first. The name of an organisation comes with the own profile. */
export const permissionFor = (path: string, kind: 'delegatedWork' | 'application'): string[] =>
  PATHS[path.replace('/v1.0', '')]?.get['x-graph-permissions'][kind].least ?? []

const ajv = new Ajv2020({ strict: false, validateFormats: false })
ajv.addSchema(openApiAsJsonSchema(contract), 'graph')

/** In OpenAPI 3.0 `nullable` stands beside the type. */
function openApiAsJsonSchema(value: unknown): object {
  return JSON.parse(JSON.stringify(value), (_, part: unknown) => {
    const schema = part as { nullable?: boolean; type?: unknown } | null
    if (typeof schema !== 'object' || schema === null || schema.nullable !== true) return part
    return { ...schema, type: [schema.type, 'null'] }
  }) as object
}

/** Whether a value is what Graph describes under this name; the reasons why not. */
export function faultsOf(schema: string, value: unknown): string[] {
  const validate = ajv.getSchema(`graph#/components/schemas/microsoft.graph.${schema}`)
  if (validate === undefined) throw new Error(`Nothing is described as ${schema}`)
  validate(value)
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
