import { expect, test } from 'vitest'
import { safeLink } from './safe-link.ts'

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//elsewhere.example',
  '/sessions/1',
  '#here',
  '',
  null,
])('%j is no link', (address) => {
  expect(safeLink(address)).toBeNull()
})

test.each(['https://api.coingecko.com/x?y=1', 'http://localhost/'])('%s is a link', (address) => {
  expect(safeLink(address)).toBe(address)
})
