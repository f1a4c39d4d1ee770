import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

const members = [
  { id: 'm1', organization: { id: 'o1', region: { code: 'eu' } }, name: 'Ada' },
  { id: 'm1', organization: { id: 'o2', region: { code: 'us' } }, name: 'Alan' },
]

function resolve(reference: Row): Row | null {
  const { id } = reference
  const organization = reference.organization as { id: string; region?: { code: string } }
  const points = `${id}-${organization.id}-${organization.region?.code ?? 'none'}`
  return { ...reference, points }
}

/** Keys of several fields, some of them within objects. */
export const suite: ConformanceSuite = {
  name: 'composite and nested keys',
  subgraphs: () => ({
    members: {
      sdl: `
        type Query { members: [Member!]! }
        type Member @key(fields: "id organization { id region { code } }") { id: ID! organization: Organization! name: String! }
        type Organization @shareable { id: ID! region: Region! }
        type Region @shareable { code: String! }
      `,
      resolvers: { Query: { members: () => members } },
    },
    points: {
      sdl: `
        type Member @key(fields: "id organization { id region { code } }") { id: ID! organization: Organization! points: String! }
        type Organization @shareable { id: ID! region: Region! }
        type Region @shareable { code: String! }
      `,
      resolvers: { Member: { __resolveReference: resolve } },
    },
    awards: {
      sdl: `
        type Member @key(fields: "organization { id } id") { id: ID! organization: Organization! awards: [String!] }
        type Organization @shareable { id: ID! }
      `,
      resolvers: {
        Member: {
          __resolveReference: (reference: Row) => ({ ...reference, awards: [(resolve(reference) as Row).points] }),
        },
      },
    },
  }),
  operations: [
    {
      name: 'sends every part of the key',
      query: '{ members { points } }',
      data: { members: [{ points: 'm1-o1-eu' }, { points: 'm1-o2-us' }] },
      calls: ['members', 'points'],
      sent: {
        points: {
          representations: [
            { __typename: 'Member', id: 'm1', organization: { id: 'o1', region: { code: 'eu' } } },
            { __typename: 'Member', id: 'm1', organization: { id: 'o2', region: { code: 'us' } } },
          ],
        },
      },
    },
    {
      name: 'shows no part of the key that was not asked for',
      query: '{ members { organization { region { code } } awards } }',
      data: {
        members: [
          { organization: { region: { code: 'eu' } }, awards: ['m1-o1-none'] },
          { organization: { region: { code: 'us' } }, awards: ['m1-o2-none'] },
        ],
      },
      calls: ['members', 'awards'],
    },
    {
      name: 'asks two subgraphs by parts of one key',
      query: '{ members { name awards points organization { __typename } } }',
      data: {
        members: [
          { name: 'Ada', awards: ['m1-o1-none'], points: 'm1-o1-eu', organization: { __typename: 'Organization' } },
          { name: 'Alan', awards: ['m1-o2-none'], points: 'm1-o2-us', organization: { __typename: 'Organization' } },
        ],
      },
      calls: ['members', 'awards', 'points'],
    },
  ],
}
