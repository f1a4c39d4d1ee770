/** What is asked of every gateway. */
export interface Scenario {
  name: string
  query: string
  /** Different for each request, so that nothing is answered out of a cache or shared in flight. */
  variables(count: number): Record<string, unknown>
  connections: number
  /** What of it one subgraph can answer by itself: the ceiling. */
  direct: { subgraph: string; query: string }
}

/** The four shapes of work. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'one hop',
    query: 'query OneHop($number: Int!) { product(number: $number) { id name price } }',
    variables: (count) => ({ number: count }),
    connections: 16,
    direct: {
      subgraph: 'products',
      query: 'query OneHop($number: Int!) { product(number: $number) { id name price } }',
    },
  },
  {
    name: 'three hops, 20 entities',
    query: `query ThreeHops($from: Int!) {
      products(from: $from, first: 20) { id name price topReview { id text stars author { id name city } } }
    }`,
    variables: (count) => ({ from: count * 20 }),
    connections: 16,
    direct: {
      subgraph: 'products',
      query: 'query ThreeHops($from: Int!) { products(from: $from, first: 20) { id name price } }',
    },
  },
  {
    name: 'wide, 4 subgraphs at once',
    query: `query Wide($number: Int!) {
      product(number: $number) { id name price category topReview { id text stars } reviewCount inStock shipsInDays }
      user(number: $number) { id name city }
      review(number: $number) { id text stars }
      warehouse(number: $number) { id city shelves }
    }`,
    variables: (count) => ({ number: count }),
    connections: 16,
    direct: {
      subgraph: 'products',
      query: 'query Wide($number: Int!) { product(number: $number) { id name price category } }',
    },
  },
  {
    name: 'mutation with one hop',
    query: `mutation Add($product: Int!, $text: String!) {
      addReview(product: $product, text: $text) { id text stars product { id name price } }
    }`,
    variables: (count) => ({ product: count, text: `Review ${count}` }),
    connections: 16,
    direct: {
      subgraph: 'reviews',
      query:
        'mutation Add($product: Int!, $text: String!) { addReview(product: $product, text: $text) { id text stars } }',
    },
  },
]
