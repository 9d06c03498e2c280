import { type Inventory, inventoryOf } from '../../../src/inventory'
import type { DeskParts } from '../../engine/desk'

/** What the page "About" asks. */
export function aboutDesk({ knowledge }: DeskParts) {
  return {
    inventory: (): Inventory => inventoryOf(knowledge),
  }
}
