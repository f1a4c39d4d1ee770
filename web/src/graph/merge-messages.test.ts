import type { Reference } from '@apollo/client'
import { expect, test } from 'vitest'
import { mergeMessages } from './merge-messages.ts'

/** Messages are numbers here; each was made in the second of its number. */
const page = (numbers: number[], hasPreviousPage = false) => ({
  edges: numbers.map((number) => ({ node: { __ref: String(number) } })),
  pageInfo: { hasPreviousPage, startCursor: numbers[0] },
})
const readField = ((name: string, node: Reference) =>
  name === 'id' ? node.__ref : new Date(Number(node.__ref) * 1000).toISOString()) as never
const merged = (existing: number[] | undefined, incoming: number[], args: { before?: string } = {}) => {
  const result = mergeMessages(existing && page(existing, true), page(incoming), { args, readField })
  return [result.edges.map(({ node }) => Number(node.__ref)), result.pageInfo] as const
}

test('the first page is taken as it is', () => {
  expect(merged(undefined, [1, 2])[0]).toEqual([1, 2])
})

test('earlier messages go in front, and their page says whether there are more', () => {
  expect(merged([5, 6], [3, 4], { before: '5' })).toEqual([[3, 4, 5, 6], { hasPreviousPage: false, startCursor: 3 }])
})

test('a newest page that is read again keeps the earlier ones, in order and each once', () => {
  expect(merged([1, 2, 3, 4], [3, 4, 5, 6])).toEqual([[1, 2, 3, 4, 5, 6], { hasPreviousPage: true, startCursor: 1 }])
})

test('what was sent while a page was on its way stays behind it', () => {
  expect(merged([1, 2, 3, 4], [1, 2])[0]).toEqual([1, 2, 3, 4])
  expect(merged([1, 2], [])[0]).toEqual([1, 2])
})
