import { expect, test } from 'vitest'
import { comparePath, tokenPath } from './paths.ts'

test('a token id is one segment of its address, whatever it holds', () => {
  const id = 'eip155:1/erc20:0x1f98'
  const path = tokenPath(id)
  expect(path).toBe('/tokens/eip155%3A1%2Ferc20%3A0x1f98')
  expect(decodeURIComponent(path.slice('/tokens/'.length))).toBe(id)
})

test('a comparison names the sides that are chosen', () => {
  const read = (path: string) => Object.fromEntries(new URL(path, 'http://x').searchParams)
  expect(read(comparePath('a/1', 'b:2'))).toEqual({ a: 'a/1', b: 'b:2' })
  expect(read(comparePath(null, 'b'))).toEqual({ b: 'b' })
  expect(comparePath(null, null)).toBe('/compare')
})
