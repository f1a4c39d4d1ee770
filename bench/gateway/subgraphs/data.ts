import type { Resolve } from './lean-executor.ts'

const numberOf = (id: unknown) => Number(String(id).replace(/\D/g, ''))

const product = (number: number) => ({
  __typename: 'Product',
  id: `product-${number}`,
  name: `Product number ${number}`,
  price: (number * 37) % 9973,
  category: `category-${number % 17}`,
})
const review = (number: number) => ({
  __typename: 'Review',
  id: `review-${number}`,
  text: `What somebody thought of product ${number}: it does what it should, and "more".`,
  stars: 1 + (number % 5),
  author: { __typename: 'User', id: `user-${number}` },
  product: { __typename: 'Product', id: `product-${number}` },
})
const user = (number: number) => ({
  __typename: 'User',
  id: `user-${number}`,
  name: `User ${number}`,
  city: `City ${number % 101}`,
  since: 1990 + (number % 30),
})
const warehouse = (number: number) => ({
  __typename: 'Warehouse',
  id: `warehouse-${number}`,
  city: `City ${number % 11}`,
  shelves: number % 500,
})

/** Root fields and entities of each subgraph, by name; everything follows from the number that is asked for. */
export const SUBGRAPH_DATA: Readonly<Record<string, Resolve>> = {
  products: {
    product: (given) => product(Number(given.number)),
    products: ({ from, first }) => Array.from({ length: Number(first) }, (_, index) => product(Number(from) + index)),
    entity: ({ id }) => product(numberOf(id)),
  },
  reviews: {
    review: (given) => review(Number(given.number)),
    addReview: (given) => ({ ...review(Number(given.product)), text: given.text }),
    entity: ({ __typename, id }) =>
      __typename === 'Review'
        ? review(numberOf(id))
        : { __typename, id, topReview: review(numberOf(id)), reviewCount: numberOf(id) % 40 },
  },
  users: { user: (given) => user(Number(given.number)), entity: ({ id }) => user(numberOf(id)) },
  stock: {
    warehouse: (given) => warehouse(Number(given.number)),
    entity: ({ __typename, id }) =>
      __typename === 'Warehouse'
        ? warehouse(numberOf(id))
        : { __typename, id, inStock: numberOf(id) % 90, shipsInDays: 1 + (numberOf(id) % 9) },
  },
}
