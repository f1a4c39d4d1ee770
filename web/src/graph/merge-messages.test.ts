import type { Reference } from '@apollo/client'
import { expect, test } from 'vitest'
import { mergeMessages } from './merge-messages.ts'

/** Messages are texts here: a branch's name, and a place in it; each hangs on the one before, or on what `parents` says. */
const parents: Record<string, string | null> = { a1: null, b1: null, b3: 'a2', c3: 'a2', c5: 'a4' }
const parentOf = (id: string) => (id in parents ? parents[id]! : `${id[0]}${Number(id[1]) - 1}`)
const page = (ids: string[], hasPreviousPage = false) => ({
  edges: ids.map((id) => ({ node: { __ref: id } })),
  pageInfo: { hasPreviousPage, startCursor: ids[0] },
})
const readField = ((name: string, node: Reference | null) => {
  if (!node) return undefined
  const parent = parentOf(node.__ref)
  return name === 'id' ? node.__ref : parent === null ? null : { __ref: parent }
}) as never
const merged = (existing: string[] | undefined, incoming: string[], args: { before?: string } = {}) => {
  const result = mergeMessages(existing && page(existing, true), page(incoming), { args, readField })
  return [result.edges.map(({ node }) => node.__ref), result.pageInfo] as const
}

test('the first page is taken as it is', () => {
  expect(merged(undefined, ['a1', 'a2'])[0]).toEqual(['a1', 'a2'])
})

test('earlier messages go in front, and their page says whether there are more', () => {
  expect(merged(['a5', 'a6'], ['a3', 'a4'], { before: '5' })).toEqual([
    ['a3', 'a4', 'a5', 'a6'],
    { hasPreviousPage: false, startCursor: 'a3' },
  ])
})

test('a newest page that is read again keeps the earlier ones, in order and each once', () => {
  expect(merged(['a1', 'a2', 'a3', 'a4'], ['a3', 'a4', 'a5', 'a6'])).toEqual([
    ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'],
    { hasPreviousPage: true, startCursor: 'a1' },
  ])
})

test('what was sent while a page was on its way stays behind it', () => {
  expect(merged(['a1', 'a2', 'a3', 'a4'], ['a1', 'a2'])[0]).toEqual(['a1', 'a2', 'a3', 'a4'])
  expect(merged(['a1', 'a2'], [])[0]).toEqual(['a1', 'a2'])
})

test('another branch takes the place of the one that hung there', () => {
  expect(merged(['a1', 'a2', 'a3', 'a4', 'a5'], ['b3', 'b4'])[0]).toEqual(['a1', 'a2', 'b3', 'b4'])
  expect(merged(['a1', 'a2', 'b3', 'b4'], ['a1', 'a2', 'c3', 'c4'])[0]).toEqual(['a1', 'a2', 'c3', 'c4'])
  expect(merged(['a1', 'a2', 'a3'], ['b1', 'b2'])[0]).toEqual(['b1', 'b2'])
})

test('a page that hangs on nothing known stands alone, with what it says of those before it', () => {
  expect(merged(['a1', 'a2'], ['a5', 'a6'])).toEqual([['a5', 'a6'], { hasPreviousPage: false, startCursor: 'a5' }])
})
