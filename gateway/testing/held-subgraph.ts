import type { DirectCall, DirectSubgraph } from '../federation/requests/direct-transport.ts'
import type { SubgraphAnswer } from '../federation/requests/subgraph-request.ts'

/** A query for entities, as the planner writes them. */
export const NAMES =
  'query($representations:[_Any!]!){_entities(representations:$representations){... on User{name tags}}}'

/** A subgraph of this process that notes its calls and answers when its test says so. */
export interface HeldSubgraph {
  calls: (DirectCall & { ids: string[] })[]
  /** Awaited before each answer; at first there is nothing to wait for. */
  held: PromiseWithResolvers<void> | null
  /** What it answers to a call for these entities; at first their names, and `{ a { b } }` where it is for none. */
  answer(ids: string[], call: DirectCall): SubgraphAnswer
  here: { execute: DirectSubgraph; fetch(): Promise<never> }
}

/** The answer to NAMES. */
export function namesOf(ids: string[]): SubgraphAnswer {
  return { data: { _entities: ids.map((id) => ({ name: `name ${id}`, tags: [id] })) } }
}

/** Makes one. */
export function createHeldSubgraph(): HeldSubgraph {
  const subgraph: HeldSubgraph = {
    calls: [],
    held: null,
    answer: (ids) => (ids.length > 0 ? namesOf(ids) : { data: { a: { b: 1 } } }),
    here: {
      async execute(call) {
        const representations = (call.variables.representations ?? []) as { id: string }[]
        const ids = representations.map(({ id }) => id)
        subgraph.calls.push({ ...call, ids })
        await subgraph.held?.promise
        return subgraph.answer(ids, call)
      },
      fetch: () => Promise.reject(new Error('not by fetch')),
    },
  }
  return subgraph
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Two turns of the event loop: what gathers goes after the first. */
export async function twoTurns(): Promise<void> {
  await turn()
  await turn()
}
