import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openSecret, sealSecret } from './seal-secret.ts'

const key = randomBytes(32)

describe('a sealed secret', () => {
  it('opens with its key at its place', () => {
    const sealed = sealSecret(key, 'table|row|column', 'grüße')
    expect(sealed).not.toContain('grüße')
    expect(openSecret(key, 'table|row|column', sealed)).toBe('grüße')
  })

  it('is never the same text twice', () => {
    expect(sealSecret(key, 'place', 'x')).not.toBe(sealSecret(key, 'place', 'x'))
  })

  it('does not open at another place or with another key', () => {
    const sealed = sealSecret(key, 'keys|a|private', 'x')
    expect(openSecret(key, 'keys|b|private', sealed)).toBeNull()
    expect(openSecret(randomBytes(32), 'keys|a|private', sealed)).toBeNull()
  })

  it('does not open when any byte of it was changed, or it was cut', () => {
    const sealed = sealSecret(key, 'place', 'secret')
    const bytes = Buffer.from(sealed.slice(2), 'base64url')
    for (let i = 0; i < bytes.length; i++) {
      const changed = Buffer.from(bytes)
      changed[i] = (changed[i] ?? 0) ^ 1
      expect(openSecret(key, 'place', `1.${changed.toString('base64url')}`)).toBeNull()
    }
    for (const text of ['', '1.', '2', sealed.slice(0, 20), sealed.replace('1.', '2.'), sealed.slice(0, -4)])
      expect(openSecret(key, 'place', text)).toBeNull()
  })
})
