const LINK = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible"])
`

const CATALOG = `
  interface Node { id: ID! }
  interface Product implements Node @key(fields: "id") {
    id: ID!
    name: String
    price(currency: Currency = EUR, at: JSON): Int!
    related(first: Int = 2): [Product!]!
    tags: [String]
    size: Size
  }
  type Book implements Product & Node @key(fields: "id") {
    id: ID!
    name: String!
    price(currency: Currency = EUR, at: JSON): Int!
    related(first: Int = 2): [Product!]!
    tags: [String]
    size: Size
    pages: Int!
    author: User!
    chapters: [[Chapter!]]!
    parts: [Chapter]
    secret: String @inaccessible
  }
  type Movie implements Product & Node @key(fields: "id") {
    id: ID!
    name: String
    price(currency: Currency = EUR, at: JSON): Int!
    related(first: Int = 2): [Product!]!
    tags: [String]
    size: Size
    minutes: Float
    director: User
    formats: [Currency!]
  }
  type Chapter @shareable { title: String! number: Int pages: [Int!] next: Chapter }
  type Size @shareable { width: Float! height: Float }
  enum Currency { EUR USD OLD @inaccessible }
  union Item = Book | Movie | Bundle
  type Bundle @key(fields: "id owner { id }") {
    id: ID!
    owner: User!
    items: [Item]!
    matrix: [[Product]!]
    first: Item
  }
  type User @key(fields: "id", resolvable: false) { id: ID! }
  type Topic @key(fields: "id") { id: ID! products: [Product]! lead: Item }
  scalar JSON
  input BundleInput { items: [ID!]! note: String = "none" meta: JSON }
  type BundlePayload { bundle: Bundle! query: Query! note: String }
  type Query {
    product(id: ID!): Product
    products(first: Int! = 3): [Product!]!
    items: [Item]
    books: [Book!]
    node(id: ID!): Node
    bundle: Bundle
    topic(id: ID! = "t1"): Topic @shareable
  }
  type Mutation {
    setPrice(id: ID!, price: Int = 3): Product
    addBundle(input: BundleInput!): BundlePayload!
  }
`

const USERS = `
  interface Named { name: String }
  interface Node { id: ID! }
  type User implements Node & Named @key(fields: "id") @key(fields: "email") {
    id: ID!
    email: String!
    name: String!
    nick: String @shareable
    status: Status
    friends(first: Int): [User!]!
    best: User
    bio(style: Style! = SHORT): String
    meta: JSON
    home: Place
  }
  enum Status { ACTIVE BANNED GHOST @inaccessible }
  enum Style { SHORT LONG }
  interface Place { city: String! near: [Place!] }
  type House implements Place { city: String! near: [Place!] rooms: Int! }
  type Tent implements Place @inaccessible { city: String! near: [Place!] }
  type Flat implements Place { city: String! near: [Place!] floor: Int owner: User! }
  scalar JSON
  type Topic @key(fields: "id") { id: ID! members(style: Style): [User!] owner: User }
  type Query {
    me: User!
    users(ids: [ID!] = ["u1", "u2", "u1"]): [User]!
    topic(id: ID! = "t1"): Topic @shareable
    place: Place
  }
  type Mutation { rename(id: ID!, name: String = "new"): User }
`

const REVIEWS = `
  type Product @key(fields: "id") @interfaceObject {
    id: ID!
    reviews(first: Int = 2): [Review!]!
    rating: Float
  }
  type Review @key(fields: "id") {
    id: ID!
    body: String
    score: Int!
    author: User @provides(fields: "nick")
    product: Product!
  }
  type User @key(fields: "id") {
    id: ID!
    nick: String @external
    reviews: [Review]
    favourite: Product
  }
  type Topic @key(fields: "id") { id: ID! reviews: [Review!] score: Float }
  type Query {
    reviews: [Review!]
    latest: Review
    topic(id: ID! = "t1"): Topic @shareable
    best: Product
  }
  type Mutation { review(product: ID!, score: Int! = 5): Review! }
`

const SHIPPING = `
  interface Named { name: String }
  type Book implements Named @key(fields: "id") {
    id: ID!
    name: String! @external
    pages: Int! @external
    size: Size @external
    parts: [Chapter] @external
    shipping: Shipping @requires(fields: "pages size { width height }")
    toc: [String!] @requires(fields: "parts { title }")
  }
  type Movie implements Named @key(fields: "id") {
    id: ID!
    name: String @external
    minutes: Float @external
    size: Size @external
    delivery: Int! @requires(fields: "size { width } minutes")
  }
  type Size @shareable { width: Float! height: Float }
  type Chapter @shareable { title: String! }
  union Shipping = Box | Letter
  type Box { cost: Int! label: String! size: Size }
  type Letter { cost: Int! label: String stamps: [Stamp] }
  type Stamp { face: String! back: Stamp }
  type Bundle @key(fields: "id owner { id }") { id: ID! owner: User! shipping: Shipping! weight: Float }
  type User @key(fields: "id") { id: ID! parcels(first: Int = 1): [Shipping!] }
  type Query { parcel: Shipping! named: [Named] }
`

const STOCK = `
  type Book @key(fields: "id") {
    id: ID!
    tags: [String] @override(from: "catalog")
    shelf: Shelf
    copies: Int!
  }
  type Movie @key(fields: "id") { id: ID! shelf: Shelf copies: Int! }
  type Shelf @key(fields: "id") { id: ID! label: String! books: [Book!]! grid: [[Thing]!]! }
  union Thing = Book | Shelf
  type Query { shelves: [Shelf!]! shelf(id: ID!): Shelf thing: Thing }
`

/** Subgraphs that use much of what federation has, by name. */
export const executorSchemas: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ catalog: CATALOG, users: USERS, reviews: REVIEWS, shipping: SHIPPING, stock: STOCK }).map(
    ([name, sdl]) => [name, LINK + sdl],
  ),
)
