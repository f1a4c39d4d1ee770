/** The subgraphs that are measured, by name. */
export const SCHEMAS = {
  events: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type User @key(fields: "id", resolvable: false) {
      id: ID!
    }
    type Event {
      run: ID!
      sequence: Int!
      text: String!
      "When it was published, in milliseconds of the machine's monotonic clock."
      at: Float!
      author: User!
    }
    type Query {
      runs: Int!
    }
    type Subscription {
      events(run: ID!): Event!
    }
  `,
  users: `
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type User @key(fields: "id") {
      id: ID!
      name: String!
      email: String
    }
    type Query {
      user(id: ID!): User
    }
  `,
} as const
