import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import type { Tables } from './tables'

/** Stands for a value in a query that is compiled before its values are known. */
class Slot {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A query of every turn: built and compiled once for each store, and then only filled in, because building it costs as
 * much as running it. `make` may put each value where it likes, but not look at it.
 */
export function planned<Values extends object, Row>(
  make: (build: Kysely<Tables>, values: Values) => Compilable<Row>,
): (build: Kysely<Tables>, values: Values) => Compilable<Row> {
  const plans = new WeakMap<Kysely<Tables>, CompiledQuery<Row>>()
  const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as Values
  return (build, values) => {
    const plan = plans.get(build) ?? make(build, slots).compile()
    plans.set(build, plan)
    const given = values as Record<string, unknown>
    const parameters = plan.parameters.map((value) => (value instanceof Slot ? given[value.name] : value))
    return { compile: () => ({ ...plan, parameters }) }
  }
}
