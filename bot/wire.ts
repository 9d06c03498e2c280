import { ConnectorMappers } from 'botframework-connector/lib/connectorApi/connectorClient'

/**
 * botbuilder 4.23.3 sends only `type`, `text` and `mentioned` of an entity and drops everything else without a word, so that
 * citations never arrive. Its mapper is told here to pass on what it does not know. Calling it again changes nothing.
 */
export function sendEntitiesWhole(): void {
  const { type } = ConnectorMappers.Entity as { type: { additionalProperties?: object } }
  type.additionalProperties ??= { type: { name: 'Object' } }
}
