import { describe, expect, it } from 'vitest'
import { isOwnOrigin } from './own-origin.ts'

describe('whether a page is ours', () => {
  it.each([
    [null, 'chainlens.example', undefined],
    ['http://chainlens.example', 'chainlens.example', undefined],
    ['https://chainlens.example', 'chainlens.example', undefined],
    ['https://chainlens.example', 'chainlens.example:443', undefined],
    ['http://localhost:4000', 'LOCALHOST:4000', undefined],
    ['http://[::1]:4000', '[::1]:4000', undefined],
    ['https://chainlens.example', 'gateway:4000', 'https://chainlens.example/path'],
    ['http://localhost:4000', 'localhost:4000', 'https://chainlens.example'],
  ])('is said of %s at host %s with public address %s', (origin, host, publicUrl) => {
    expect(isOwnOrigin(origin, host, publicUrl)).toBe(true)
  })

  it.each([
    ['https://evil.example', 'chainlens.example', undefined],
    ['https://chainlens.example.evil.example', 'chainlens.example', undefined],
    ['http://chainlens.example:81', 'chainlens.example', undefined],
    ['null', 'chainlens.example', undefined],
    ['', 'chainlens.example', undefined],
    ['chainlens.example', 'chainlens.example', undefined],
    ['http://evil.example@chainlens.example', 'chainlens.example', undefined],
    ['http://chainlens.example/path', 'chainlens.example', undefined],
    ['file://chainlens.example', 'chainlens.example', undefined],
    ['http://chainlens.example', null, undefined],
    ['http://chainlens.example', 'a b', undefined],
    ['http://chainlens.example', 'gateway:4000', 'https://chainlens.example'],
  ])('is denied of %s at host %s with public address %s', (origin, host, publicUrl) => {
    expect(isOwnOrigin(origin, host, publicUrl)).toBe(false)
  })
})
