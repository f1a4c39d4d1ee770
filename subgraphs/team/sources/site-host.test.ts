import { describe, expect, it } from 'vitest'
import { hostOf } from './site-host.ts'

describe('hostOf', () => {
  it.each([
    ['https://uniswap.org', 'uniswap.org'],
    ['http://www.Uniswap.org/en?x=1', 'uniswap.org'],
    ['uniswap.org', 'uniswap.org'],
    ['  https://app.uniswap.org:8443/ ', 'app.uniswap.org'],
    ['https://acme.github.io/site', 'acme.github.io'],
    ['https://unіswap.org', 'xn--unswap-qvf.org'],
    ['index.com', 'index.com'],
  ])('of %j is %s', (address, host) => expect(hostOf(address)).toBe(host))

  it.each([
    '',
    null,
    undefined,
    'not an address',
    'javascript:alert(1)',
    'ftp://uniswap.org',
    'https://127.0.0.1/',
    'https://localhost/',
    'https://medium.com/@acme',
    'https://x.com/acme',
    'https://sites.google.com/view/acme',
    'https://github.com/acme',
    'https://linktr.ee/acme',
    't.me/acme',
    `https://${'a'.repeat(600)}.org`,
  ])('of %j is none that one owner has', (address) => expect(hostOf(address)).toBeNull())
})
