import { createHmac, randomBytes } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { type SignIdentityInput, signInternalIdentity, verifyInternalIdentity } from './internal-identity.ts'

const key = new Uint8Array(randomBytes(32))
const body = '{"query":"{ ä }"}'
const principal = { userId: 'u1', role: 'USER' as const, scopes: ['*'], signInId: 's1', runId: null }
const identity: SignIdentityInput = {
  issuer: 'gateway',
  audience: 'users',
  principal,
  requestId: 'r1',
  clientAddress: '198.51.100.1',
  refreshToken: 'token',
  body,
}
const token = signInternalIdentity(key, identity)
const read = (given: string | null, audience = 'users', of = body) =>
  verifyInternalIdentity(key, { token: given, audience, body: of })

/** A token with any header and claims, signed with the right key. */
function signed(header: object, claims: object): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}

const now = Math.floor(Date.now() / 1000)
const header = { alg: 'HS256', typ: 'chainlens-internal+jwt' }
const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())

describe('an internal identity', () => {
  it('says who asks', () => {
    const { audience: _, body: __, ...said } = identity
    expect(read(token)).toEqual(said)
    expect(read(signInternalIdentity(key, { ...identity, principal: null, clientAddress: null }))).toEqual({
      ...said,
      principal: null,
      clientAddress: null,
    })
  })

  it('is a JWT that others read, and reads those that others write', async () => {
    const { payload, protectedHeader } = await jwtVerify(token, key, { audience: 'users', issuer: 'gateway' })
    expect(protectedHeader).toEqual(header)
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(60)
    const foreign = await new SignJWT(claims).setProtectedHeader(header).sign(key)
    expect(read(foreign)?.principal).toEqual(principal)
  })

  it.each<[string, string | null]>([
    ['nothing', null],
    ['an empty text', ''],
    ['a text that is no token', 'a.b.c'],
    ['a token without signature', token.split('.').slice(0, 2).join('.')],
    ['one with an empty signature', `${token.split('.').slice(0, 2).join('.')}.`],
    ['one with a fourth part', `${token}.a`],
    ['one with a letter more', `${token}A`],
    ['one of no algorithm', signed({ ...header, alg: 'none' }, claims)],
    ['one of another algorithm', signed({ ...header, alg: 'HS512' }, claims)],
    ['one of another type', signed({ ...header, typ: 'JWT' }, claims)],
    ['one with a header more', signed({ ...header, crit: ['exp'] }, claims)],
    ['one without a type', signed({ alg: 'HS256' }, claims)],
    ['one without an end', signed(header, { ...claims, exp: undefined })],
    ['one whose end is a text', signed(header, { ...claims, exp: String(now + 60) })],
    ['one that has ended', signed(header, { ...claims, exp: now - 10 })],
    ['one that has not begun', signed(header, { ...claims, nbf: now + 60 })],
    ['one without an issuer', signed(header, { ...claims, iss: undefined })],
    ['one for several', signed(header, { ...claims, aud: ['users', 'agents'] })],
    ['one without a body', signed(header, { ...claims, bodyHash: undefined })],
    ['claims that are a list', signed(header, [claims])],
    ['one of another key', signInternalIdentity(new Uint8Array(32), identity)],
  ])('is not found in %s', (_, given) => expect(read(given)).toBeNull())

  it('is good for one service and one body, byte by byte', () => {
    expect(read(token, 'agents')).toBeNull()
    expect(read(token, 'users', `${body} `)).toBeNull()
  })

  it('is none with one letter changed, wherever it stands', () => {
    for (const at of [3, token.indexOf('.') + 5, token.lastIndexOf('.') + 1, token.length - 1]) {
      const other = token[at] === 'A' ? 'B' : 'A'
      expect(read(token.slice(0, at) + other + token.slice(at + 1))).toBeNull()
    }
  })
})
