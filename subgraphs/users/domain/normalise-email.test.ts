import { describe, expect, it } from 'vitest'
import { normaliseEmail } from './normalise-email.ts'

describe('an address', () => {
  it.each([
    [' Ada@Example.ORG ', 'ada@example.org'],
    ['ＡＤＡ＠example.org', 'ada@example.org'],
    ['Jürgen@example.org', 'jürgen@example.org'],
    ['Ju\u0308rgen@example.org', 'jürgen@example.org'],
    ['ada@Bücher.example', 'ada@xn--bcher-kva.example'],
    // Its first letter is Cyrillic.
    ['ada@\u0430pple.example', 'ada@xn--pple-43d.example'],
    ['a+b@sub.example.org', 'a+b@sub.example.org'],
  ])('written %j is found as %s', (written, found) => {
    expect(normaliseEmail(written)).toBe(found)
  })

  it('has 254 characters at most', () => {
    const ofLength = (length: number) => `${'a'.repeat(length - 4)}@b.c`
    expect(normaliseEmail(ofLength(254))).toHaveLength(254)
    expect(normaliseEmail(ofLength(255))).toBeNull()
  })

  it.each([
    '',
    'ada',
    '@',
    'ada@',
    '@example.org',
    'a b@example.org',
    'a@b@c',
    'a\u0000@b',
    'a\u200b@b',
    'a\ud800@b',
    'a@ü/x',
    'a@ü:80',
    'a@ü%41.example',
  ])('%j is none', (text) => {
    expect(normaliseEmail(text)).toBeNull()
  })

  it('of a megabyte is not looked at', () => {
    expect(normaliseEmail(`${' '.repeat(1_000_000)}a@b`)).toBeNull()
  })
})
