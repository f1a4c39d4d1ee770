import type { ConformanceSuite } from '../conformance-suite.ts'
import type { Row } from '../row-of.ts'

const media = [
  { __typename: 'Book', id: 'b', base: 2 },
  { __typename: 'Film', id: 'f', base: 3 },
]
const rank = ({ base }: { base: number }, { scale = 1 }: { scale?: number }) => base * scale
const find = ({ id }: Row) => media.find((one) => one.id === id)

/** Required fields with arguments of interfaces, of their implementers, and of fields that have moved. */
export const suite: ConformanceSuite = {
  name: '@requires with arguments on abstract types',
  subgraphs: () => ({
    media: {
      sdl: `
        type Query { media: [Media!]! shelf: Shelf! }
        interface Media @key(fields: "id") { id: ID! rank(scale: Int): Int! rank_required_1: Int }
        type Book implements Media @key(fields: "id") { id: ID! rank(scale: Int): Int! rank_required_1: Int pages(per: Int!): Int! }
        type Film implements Media @key(fields: "id") { id: ID! rank(scale: Int): Int! rank_required_1: Int minutes: Int! }
        type Shelf @key(fields: "id") { id: ID! first: Media! all: [Media!]! title(short: Boolean): String! }
      `,
      resolvers: {
        Query: { media: () => media, shelf: () => ({ id: 's' }) },
        Media: { __resolveReference: find },
        Book: {
          __resolveReference: find,
          rank,
          rank_required_1: () => 77,
          pages: (_: unknown, { per }: { per: number }) => 100 / per,
        },
        Film: { __resolveReference: find, rank, rank_required_1: () => 77, minutes: () => 90 },
        Shelf: {
          first: () => media[0],
          all: () => media,
          title: (_: unknown, { short }: { short?: boolean }) => (short ? 'old short' : 'old long'),
        },
      },
    },
    labels: {
      sdl: `
        type Media @interfaceObject @key(fields: "id") {
          id: ID!
          rank(scale: Int): Int! @external
          ten: String! @requires(fields: "rank(scale: 10)")
          hundred: String! @requires(fields: "rank(scale: 100)")
        }
        type Shelf @key(fields: "id") {
          id: ID!
          title(short: Boolean): String! @external
          plate: String! @requires(fields: "title(short: true)")
        }
      `,
      resolvers: {
        Media: {
          ten: ({ rank }: { rank: number }) => `ten ${rank}`,
          hundred: ({ rank }: { rank: number }) => `hundred ${rank}`,
        },
        Shelf: { plate: ({ title }: Row) => `plate: ${title}` },
      },
    },
    next: {
      sdl: `
        type Shelf @key(fields: "id") { id: ID! title(short: Boolean): String! @override(from: "media") }
      `,
      resolvers: {
        Shelf: { title: (_: unknown, { short }: { short?: boolean }) => (short ? 'new short' : 'new long') },
      },
    },
    covers: {
      sdl: `
        interface Media { id: ID! rank(scale: Int): Int! }
        type Book implements Media @key(fields: "id") { id: ID! rank(scale: Int): Int! @external pages(per: Int!): Int! @external }
        type Film implements Media @key(fields: "id") { id: ID! rank(scale: Int): Int! @external minutes: Int! @external }
        type Shelf @key(fields: "id") {
          id: ID!
          first: Media! @external
          all: [Media!]! @external
          cover: String! @requires(fields: "first { ... on Book { pages(per: 10) } ... on Film { minutes } }")
          thick: String! @requires(fields: "first { ... on Book { pages(per: 2) } }")
          ranks: String! @requires(fields: "all { __typename rank(scale: 2) }")
        }
      `,
      resolvers: {
        Shelf: {
          cover: ({ first }: { first: { pages: number } }) => `cover ${first.pages}`,
          thick: ({ first }: { first: { pages: number } }) => `thick ${first.pages}`,
          ranks: ({ all }: { all: { rank: number }[] }) => all.map((one) => one.rank).join(' and '),
        },
      },
    },
  }),
  operations: [
    {
      name: 'of an interface, by a subgraph that does not know its types',
      query: '{ media { ten rank } }',
      data: {
        media: [
          { ten: 'ten 20', rank: 2 },
          { ten: 'ten 30', rank: 3 },
        ],
      },
      calls: ['media', 'labels'],
      sent: {
        labels: {
          representations: [
            { __typename: 'Media', id: 'b', rank: 20 },
            { __typename: 'Media', id: 'f', rank: 30 },
          ],
        },
      },
    },
    {
      name: 'of an interface, with different arguments',
      query: '{ media { id hundred ten } }',
      data: {
        media: [
          { id: 'b', hundred: 'hundred 200', ten: 'ten 20' },
          { id: 'f', hundred: 'hundred 300', ten: 'ten 30' },
        ],
      },
      calls: ['media', 'labels', 'labels'],
    },
    {
      name: 'of one implementer',
      query: '{ media { ... on Film { ten hundred rank(scale: 5) } } }',
      data: { media: [{}, { ten: 'ten 30', hundred: 'hundred 300', rank: 15 }] },
      calls: ['media', 'labels', 'labels'],
    },
    {
      name: 'beside a field that is called as a hidden one might be',
      query: '{ media { rank_required_1 ten } }',
      data: {
        media: [
          { rank_required_1: 77, ten: 'ten 20' },
          { rank_required_1: 77, ten: 'ten 30' },
        ],
      },
      calls: ['media', 'labels'],
    },
    {
      name: 'of a field that has moved to another subgraph',
      query: '{ shelf { plate title } }',
      data: { shelf: { plate: 'plate: new short', title: 'new long' } },
    },
    {
      name: 'within fragments',
      query: '{ shelf { cover first { ... on Book { pages(per: 1) } } } }',
      data: { shelf: { cover: 'cover 10', first: { pages: 100 } } },
      calls: ['media', 'covers'],
    },
    {
      name: 'within fragments, with different arguments',
      query: '{ shelf { thick cover } }',
      data: { shelf: { thick: 'thick 50', cover: 'cover 10' } },
      calls: ['media', 'covers', 'covers'],
    },
    {
      name: 'of an interface in a list',
      query: '{ shelf { ranks all { rank(scale: 7) } } }',
      data: { shelf: { ranks: '4 and 6', all: [{ rank: 14 }, { rank: 21 }] } },
      calls: ['media', 'covers'],
    },
  ],
}
