import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { SUBGRAPH_DATA } from './data.ts'
import { createLeanExecutor } from './lean-executor.ts'
import { SUBGRAPH_SCHEMAS } from './schemas.ts'

const QUERY = `query ($representations: [_Any!]!, $from: Int!) {
  _entities(representations: $representations) { ... on Product { __typename id named: name ...Priced } }
  some: products(from: $from, first: 3) { id category }
}
fragment Priced on Product { price }`

describe('the lean executor', () => {
  it('answers as graphql-js does', async () => {
    const data = SUBGRAPH_DATA.products ?? {}
    const variables = { from: 40, representations: [{ __typename: 'Product', id: 'product-7' }] }
    const schema = buildSubgraphSchema([
      {
        typeDefs: parse(SUBGRAPH_SCHEMAS.products ?? ''),
        resolvers: {
          Query: { products: (_: unknown, given: Record<string, unknown>) => data.products?.(given) },
          Product: { __resolveReference: (one: Record<string, unknown>) => data.entity?.(one) },
        },
      },
    ])
    const expected = await execute({ schema, document: parse(QUERY), variableValues: variables })
    expect(expected.errors).toBeUndefined()
    expect(createLeanExecutor(data)(QUERY, variables)).toEqual(JSON.parse(JSON.stringify(expected)))
  })
})
