import { type DocumentNode, execute, type GraphQLSchema, parse } from 'graphql'
import type { SubgraphAnswer } from '../../federation/requests/subgraph-request.ts'
import { createRandom, hashOf, type Random } from './random.ts'
import { buildWorld } from './world.ts'

/** How the subgraphs of one case behave: everything follows from the seed. */
export interface Behaviour {
  seed: number
  /** One in so many fields fails; 0: none. */
  failing: number
  /** One in so many values of an answer is not what the schema promises; 0: none. */
  lying: number
  /** One in so many requests gets no answer; 0: none. */
  down: number
}

/** Subgraphs in memory that answer equal requests equally. */
export interface TestSubgraphs {
  /** The JSON of an answer; null where the subgraph is down. */
  ask(subgraph: string, query: string, variables: string, behaviour: Behaviour): Promise<string | null>
}

/** Builds them; documents are parsed once, and what both executors ask in one case is answered once. */
export function createTestSubgraphs(): TestSubgraphs {
  const schemas = buildWorld()
  const documents = new Map<string, DocumentNode>()
  const answers = new Map<string, Promise<string | null>>()
  let caseSeed = 0

  async function answer(subgraph: string, query: string, variables: string, behaviour: Behaviour, key: string) {
    const { seed, failing, lying, down } = behaviour
    const random = createRandom(hashOf(key))
    if (down > 0 && random.number(down) === 0)
      return random.chance(0.7) ? null : '{"errors":[{"message":"of the whole","extensions":{"code":"FORBIDDEN"}}]}'
    const document = documents.get(query) ?? parse(query, { noLocation: true })
    documents.set(query, document)
    const contextValue = { subgraph, seed, failing }
    const schema = schemas[subgraph] as GraphQLSchema
    const result = await execute({ schema, document, variableValues: JSON.parse(variables), contextValue })
    const text = JSON.stringify(result)
    if (lying === 0) return text
    const parsed = JSON.parse(text) as SubgraphAnswer
    // Of what several subgraphs answer, all of them have to say the same (difference 8).
    if (parsed.data && !/\btopic\b/.test(query)) lie(parsed.data, random, lying)
    return JSON.stringify(parsed)
  }

  return {
    ask(subgraph, query, variables, behaviour) {
      if (caseSeed !== behaviour.seed) answers.clear()
      caseSeed = behaviour.seed
      const key = `${behaviour.seed}/${subgraph}/${query}/${variables}`
      const known = answers.get(key) ?? answer(subgraph, query, variables, behaviour, key)
      answers.set(key, known)
      return known
    },
  }
}

/** Makes some values what they may not be. */
function lie(value: unknown, random: Random, oneIn: number): void {
  if (typeof value !== 'object' || value === null) return
  const object = value as Record<string, unknown>
  for (const key of Object.keys(object)) {
    // Of keys all have to say the same (difference 8). Under another name, executeQueryPlan believes it (difference 9).
    if (key === 'kind' || key === 'id') continue
    // Roots may be called otherwise: what they say does not count (difference 9).
    if (key === '__typename' && /^(Query|Mutation)$/.test(String(object[key]))) continue
    if (random.number(oneIn) > 0) lie(object[key], random, oneIn)
    else if (key === '__typename') object[key] = random.pick(['Tent', 'Nonsense'])
    else if (typeof object[key] === 'object') {
      if (random.chance(0.7)) object[key] = null
      else if (!Array.isArray(value)) delete object[key]
    } else object[key] = random.pick<unknown>([null, 'lie', 1.5, 7, true, 'GHOST', ''])
  }
}
