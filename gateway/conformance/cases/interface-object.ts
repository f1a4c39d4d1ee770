import type { ConformanceSuite } from '../conformance-suite.ts'
import { rowOf } from '../row-of.ts'

const media = [
  { __typename: 'Book', id: 'b1', title: 'Dune', pages: 600 },
  { __typename: 'Film', id: 'f1', title: 'Alien', minutes: 117 },
]

/** A subgraph that adds fields to whatever implements an interface, without knowing what does. */
export const suite: ConformanceSuite = {
  name: '@interfaceObject',
  subgraphs: () => ({
    media: {
      sdl: `
        type Query { media: [Media!]! book: Book one(id: ID!): Media }
        interface Media @key(fields: "id") { id: ID! title: String! }
        type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int! }
        type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int! }
      `,
      resolvers: {
        Query: {
          media: () => media,
          book: () => media[0],
          one: (_: unknown, { id }: { id: string }) => rowOf(media, 'id')({ id }),
        },
        Media: { __resolveReference: rowOf(media, 'id') },
        Book: { __resolveReference: rowOf(media, 'id') },
        Film: { __resolveReference: rowOf(media, 'id') },
      },
    },
    reviews: {
      sdl: `
        type Query { reviewed: [Media!]! best: Review! }
        type Review { text: String! of: Media! }
        type Media @interfaceObject @key(fields: "id") { id: ID! reviews: [Review!]! stars: Int }
      `,
      resolvers: {
        Query: { reviewed: () => [{ id: 'f1' }, { id: 'b1' }], best: () => ({ text: 'best', of: { id: 'b1' } }) },
        Media: {
          reviews: ({ id }: { id: string }) => [{ text: `of ${id}`, of: { id } }],
          stars: ({ id }: { id: string }) => (id === 'b1' ? 0 : 5),
        },
      },
    },
  }),
  operations: [
    {
      name: 'gives its fields to every implementer',
      query: '{ media { title stars } }',
      data: {
        media: [
          { title: 'Dune', stars: 0 },
          { title: 'Alien', stars: 5 },
        ],
      },
      calls: ['media', 'reviews'],
      sent: {
        reviews: {
          representations: [
            { __typename: 'Media', id: 'b1' },
            { __typename: 'Media', id: 'f1' },
          ],
        },
      },
    },
    {
      name: 'gives its fields to one implementer that is asked for by itself',
      query: '{ book { pages stars reviews { text } } }',
      data: { book: { pages: 600, stars: 0, reviews: [{ text: 'of b1' }] } },
      calls: ['media', 'reviews'],
    },
    {
      name: 'needs nobody else for its own fields',
      query: '{ reviewed { id stars } }',
      data: {
        reviewed: [
          { id: 'f1', stars: 5 },
          { id: 'b1', stars: 0 },
        ],
      },
      calls: ['reviews'],
    },
    {
      name: 'finds out the real type where it is asked for',
      query: '{ reviewed { __typename stars } }',
      data: {
        reviewed: [
          { __typename: 'Film', stars: 5 },
          { __typename: 'Book', stars: 0 },
        ],
      },
      calls: ['reviews', 'media'],
    },
    {
      name: 'finds out the real type for fragments',
      query: '{ reviewed { ... on Book { pages } ... on Film { minutes stars } } }',
      data: { reviewed: [{ minutes: 117, stars: 5 }, { pages: 600 }] },
    },
    {
      name: 'is completed by fields of the interface',
      query: '{ best { of { title } } }',
      data: { best: { of: { title: 'Dune' } } },
      calls: ['reviews', 'media'],
    },
    {
      name: 'gives its fields within a fragment on an implementer',
      query: '{ media { ... on Film { stars } id } }',
      data: { media: [{ id: 'b1' }, { stars: 5, id: 'f1' }] },
      calls: ['media', 'reviews'],
    },
    {
      name: 'goes there and back',
      query: '{ one(id: "f1") { reviews { of { title __typename ... on Film { minutes } } } } }',
      data: { one: { reviews: [{ of: { title: 'Alien', __typename: 'Film', minutes: 117 } }] } },
    },
    {
      name: 'answers for an entity that is not there',
      query: '{ one(id: "x") { stars } }',
      data: { one: null },
      calls: ['media'],
    },
  ],
}
