const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external"])\n'

/** A shop in four subgraphs: what each contributes to it. */
export const SUBGRAPH_SCHEMAS: Readonly<Record<string, string>> = {
  products: `${FEDERATION}
    type Query {
      product(number: Int!): Product
      products(from: Int!, first: Int!): [Product!]!
    }
    type Product @key(fields: "id") { id: ID! name: String! price: Int! category: String! }`,
  reviews: `${FEDERATION}
    type Query { review(number: Int!): Review }
    type Mutation { addReview(product: Int!, text: String!): Review! }
    type Review @key(fields: "id") { id: ID! text: String! stars: Int! author: User! product: Product! }
    type Product @key(fields: "id") { id: ID! topReview: Review! reviewCount: Int! }
    type User @key(fields: "id") { id: ID! }`,
  users: `${FEDERATION}
    type Query { user(number: Int!): User }
    type User @key(fields: "id") { id: ID! name: String! city: String! since: Int! }`,
  stock: `${FEDERATION}
    type Query { warehouse(number: Int!): Warehouse }
    type Warehouse @key(fields: "id") { id: ID! city: String! shelves: Int! }
    type Product @key(fields: "id") { id: ID! inStock: Int! shipsInDays: Int! }`,
}
