import type { ConformanceSuite } from '../conformance-suite.ts'

/** A union that has other members in other subgraphs. */
export const suite: ConformanceSuite = {
  name: 'unions with different members',
  subgraphs: () => ({
    a: {
      sdl: `
        type Query { first: Found many: [Found!]! }
        union Found = Page | Image
        type Page @key(fields: "id") { id: ID! title: String! next: Found }
        type Image @key(fields: "id") { id: ID! size: Int! }
      `,
      resolvers: {
        Query: {
          first: () => ({
            __typename: 'Page',
            id: 'p',
            title: 'A page',
            next: { __typename: 'Image', id: 'i', size: 0 },
          }),
          many: () => [
            { __typename: 'Image', id: 'i', size: 3 },
            { __typename: 'Page', id: 'p', title: 'A page' },
          ],
        },
        Page: { __resolveReference: (reference: object) => ({ title: 'A page', ...reference }) },
      },
    },
    b: {
      sdl: `
        type Query { other: [Found] }
        union Found = Page | Sound
        type Page @key(fields: "id") { id: ID! words: Int related: [Found!] }
        type Sound @key(fields: "id") { id: ID! seconds: Int }
      `,
      resolvers: {
        Query: { other: () => [{ __typename: 'Sound', id: 's', seconds: 9 }, null, { __typename: 'Page', id: 'p' }] },
        Page: {
          words: () => 250,
          related: () => [
            { __typename: 'Sound', id: 's', seconds: 9 },
            { __typename: 'Page', id: 'q' },
          ],
        },
      },
    },
    c: {
      sdl: 'type Image @key(fields: "id") { id: ID! url: String } type Sound @key(fields: "id") { id: ID! url: String }',
      resolvers: {
        Image: { url: ({ id }: { id: string }) => `/images/${id}` },
        Sound: { url: ({ id }: { id: string }) => `/sounds/${id}` },
      },
    },
  }),
  operations: [
    {
      name: 'is not asked for a member that its subgraph does not have',
      query: '{ many { ... on Page { title } ... on Image { size } ... on Sound { seconds } } }',
      data: { many: [{ size: 3 }, { title: 'A page' }] },
      calls: ['a'],
    },
    {
      name: 'tells types, and null stays null',
      query: '{ other { __typename ... on Sound { seconds } } }',
      data: { other: [{ __typename: 'Sound', seconds: 9 }, null, { __typename: 'Page' }] },
      calls: ['b'],
    },
    {
      name: 'is completed for each member where that is',
      query:
        '{ many { ... on Page { words } ... on Image { url } } other { ... on Sound { url } ... on Page { title } } }',
      data: { many: [{ url: '/images/i' }, { words: 250 }], other: [{ url: '/sounds/s' }, null, { title: 'A page' }] },
    },
    {
      name: 'leads from one subgraph into the other and on',
      query:
        '{ first { ... on Page { related { __typename ... on Sound { url } ... on Page { words } } next { ... on Image { url size } } } } }',
      data: {
        first: {
          related: [
            { __typename: 'Sound', url: '/sounds/s' },
            { __typename: 'Page', words: 250 },
          ],
          next: { url: '/images/i', size: 0 },
        },
      },
    },
    {
      name: 'has nothing of a member that is not there',
      query: '{ first { ... on Sound { seconds } } }',
      data: { first: {} },
    },
  ],
}
