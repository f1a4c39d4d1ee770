import { createHmac, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { exportJWK, type JSONWebKeySet } from 'jose'
import { describe, expect, it } from 'vitest'
import { createLogger } from '../telemetry/index.ts'
import { createAccessTokenVerifier } from './verify-access-token.ts'

const NOW_SECONDS = 1_800_000_000
const logger = createLogger({ level: 'silent', name: 'test' })
const userId = randomUUID()
const signInId = randomUUID()

const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** A token of any header and payload (objects, or their exact text), really signed unless told otherwise. */
function makeToken(header: unknown, payload: unknown, key: KeyObject): string {
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`
}

const goodHeader = { alg: 'EdDSA', typ: 'at+jwt', kid: 'k1' }
const goodClaims = {
  iss: 'chainlens',
  aud: 'chainlens',
  sub: userId,
  sid: signInId,
  role: 'USER',
  scope: '*',
  jti: 'j1',
  iat: NOW_SECONDS - 10,
  exp: NOW_SECONDS + 590,
}
const without = (claim: string) => Object.fromEntries(Object.entries(goodClaims).filter(([name]) => name !== claim))

async function setUp() {
  const pair = generateKeyPairSync('ed25519')
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'EdDSA', use: 'sig' }
  const clock = { ms: NOW_SECONDS * 1000 }
  const state = { published: { keys: [jwk] } as JSONWebKeySet, asked: 0, isDown: false }
  const verifier = createAccessTokenVerifier({
    logger,
    now: () => clock.ms,
    fetchJwks: async () => {
      state.asked++
      if (state.isDown) throw new Error('users is away')
      return state.published
    },
  })
  return { ...pair, jwk, clock, state, verifier }
}

describe('an access token', () => {
  it('of a sign-in names its user, and when it ends', async () => {
    const { privateKey, verifier } = await setUp()
    expect(await verifier.verify(makeToken(goodHeader, goodClaims, privateKey))).toEqual({
      userId,
      role: 'USER',
      scopes: ['*'],
      signInId,
      runId: null,
      expiresAt: new Date((NOW_SECONDS + 590) * 1000),
    })
  })

  it('of a run names the run in place of the sign-in', async () => {
    const { privateKey, verifier } = await setUp()
    const runId = randomUUID()
    const claims = { ...without('sid'), run: runId, fence: 3, scope: 'analysis:read memory:write' }
    expect(await verifier.verify(makeToken(goodHeader, claims, privateKey))).toMatchObject({
      userId,
      signInId: null,
      runId,
      scopes: ['analysis:read', 'memory:write'],
    })
  })

  it('is good for the few seconds that clocks may differ, and no longer', async () => {
    const { privateKey, verifier } = await setUp()
    const ended = (secondsAgo: number) => ({ ...goodClaims, iat: NOW_SECONDS - 600, exp: NOW_SECONDS - secondsAgo })
    expect(await verifier.verify(makeToken(goodHeader, ended(4), privateKey))).not.toBeNull()
    expect(await verifier.verify(makeToken(goodHeader, ended(5), privateKey))).toBeNull()
  })
})

describe('an access token that was found good', () => {
  it('is known the next time, until it ends', async () => {
    const { privateKey, clock, verifier } = await setUp()
    const token = makeToken(goodHeader, goodClaims, privateKey)
    const found = await verifier.verify(token)
    clock.ms = goodClaims.exp * 1000 - 1
    expect(await verifier.verify(token)).toBe(found)
    clock.ms += 1 + 4_999
    // Within what clocks may differ by, it is checked like any other.
    const again = await verifier.verify(token)
    expect(again).toEqual(found)
    expect(again).not.toBe(found)
    clock.ms += 1
    expect(await verifier.verify(token)).toBeNull()
  })

  it('is checked again when the clock was set back, and when the keys were read again', async () => {
    const { privateKey, clock, verifier } = await setUp()
    const token = makeToken(goodHeader, goodClaims, privateKey)
    const first = await verifier.verify(token)
    clock.ms -= 5_000
    const second = await verifier.verify(token)
    expect(second).toEqual(first)
    expect(second).not.toBe(first)
    clock.ms += 65_000
    await expect.poll(async () => (await verifier.verify(token)) === second).toBe(false)
  })

  it('makes no other text good', async () => {
    const { privateKey, verifier } = await setUp()
    const token = makeToken(goodHeader, goodClaims, privateKey)
    await verifier.verify(token)
    const [head, payload, signature] = token.split('.')
    const elsewhere = encode({ ...goodClaims, sub: randomUUID() })
    for (const other of [`${head}.${payload}.`, `${head}.${elsewhere}.${signature}`, token.slice(0, -2)])
      expect(await verifier.verify(other)).toBeNull()
  })
})

describe('a forged access token is refused', () => {
  const changed = (claims: object) => ({ ...goodClaims, ...claims })
  const headers: [string, unknown][] = [
    ['another type', { ...goodHeader, typ: 'JWT' }],
    ['no type', { alg: 'EdDSA', kid: 'k1' }],
    ['the type in another spelling', { ...goodHeader, typ: 'AT+JWT' }],
    ['a key id that is a path', { ...goodHeader, kid: '../../dev/null' }],
    ['a key id that is SQL', { ...goodHeader, kid: "k1' or '1'='1" }],
    ['an unknown key id', { ...goodHeader, kid: 'k2' }],
    ['no key id', { alg: 'EdDSA', typ: 'at+jwt' }],
    ['a key id that is a name of Object.prototype', { ...goodHeader, kid: '__proto__' }],
    ['an address of keys', { ...goodHeader, jku: 'https://evil.example/jwks.json' }],
    ['an address of certificates', { ...goodHeader, x5u: 'https://evil.example/cert.pem' }],
    ['b64 false', { ...goodHeader, b64: false, crit: ['b64'] }],
    ['the algorithm given twice', '{"alg":"none","alg":"EdDSA","typ":"at+jwt","kid":"k1"}'],
    ['a header that is a list', [goodHeader]],
  ]
  it.each(headers)('with %s in its header', async (_name, header) => {
    const { privateKey, verifier } = await setUp()
    expect(await verifier.verify(makeToken(header, goodClaims, privateKey))).toBeNull()
  })

  const payloads: [string, unknown][] = [
    ['another audience', changed({ aud: 'partners' })],
    ['no audience', without('aud')],
    ['another issuer', changed({ iss: 'https://evil.example' })],
    ['no issuer', without('iss')],
    ['no expiry', without('exp')],
    ['an expiry that is text', changed({ exp: String(NOW_SECONDS + 590) })],
    ['an expiry 60 seconds ago', changed({ iat: NOW_SECONDS - 600, exp: NOW_SECONDS - 60 })],
    ['a start in the future', changed({ nbf: NOW_SECONDS + 60 })],
    ['an issue date in the future', changed({ iat: NOW_SECONDS + 60 })],
    ['no issue date', without('iat')],
    ['a lifetime of a day', changed({ exp: NOW_SECONDS + 86_400 })],
    ['no subject', without('sub')],
    ['a subject that is no UUID', changed({ sub: 'admin' })],
    ['no id', without('jti')],
    ['a role of its own', changed({ role: 'ROOT' })],
    ['neither sign-in nor run', without('sid')],
    ['both sign-in and run', changed({ run: randomUUID(), fence: 1 })],
    ['a claim given twice', JSON.stringify(goodClaims).replace('"role":"USER"', '"role":"ADMIN","role":"USER"')],
    ['a payload that is no object', 'null'],
  ]
  it.each(payloads)('with %s', async (_name, payload) => {
    const { privateKey, verifier } = await setUp()
    expect(await verifier.verify(makeToken(goodHeader, payload, privateKey))).toBeNull()
  })

  it.each(['none', 'None', 'nOnE'])('with the algorithm %s', async (alg) => {
    const { privateKey, verifier } = await setUp()
    const unsigned = `${encode({ ...goodHeader, alg })}.${encode(goodClaims)}.`
    expect(await verifier.verify(unsigned)).toBeNull()
    expect(await verifier.verify(makeToken({ ...goodHeader, alg }, goodClaims, privateKey))).toBeNull()
  })

  it('with an HMAC keyed by the public key', async () => {
    const { publicKey, jwk, verifier } = await setUp()
    const secrets = [
      publicKey.export({ type: 'spki', format: 'pem' }),
      publicKey.export({ type: 'spki', format: 'der' }),
      Buffer.from(jwk.x ?? '', 'base64url'),
      JSON.stringify(jwk),
    ]
    for (const secret of secrets) {
      const signed = `${encode({ ...goodHeader, alg: 'HS256' })}.${encode(goodClaims)}`
      const mac = createHmac('sha256', secret).update(signed).digest('base64url')
      expect(await verifier.verify(`${signed}.${mac}`)).toBeNull()
    }
  })

  it('with another key, named, carried along, or passed off as ours', async () => {
    const { verifier } = await setUp()
    const evil = generateKeyPairSync('ed25519')
    const jwk = await exportJWK(evil.publicKey)
    for (const header of [goodHeader, { ...goodHeader, jwk }, { ...goodHeader, kid: 'evil', jwk }])
      expect(await verifier.verify(makeToken(header, goodClaims, evil.privateKey))).toBeNull()
  })

  it('with a signature that was changed, cut or left out, or a payload that was changed under it', async () => {
    const { privateKey, verifier } = await setUp()
    const [header, payload, signature = ''] = makeToken(goodHeader, goodClaims, privateKey).split('.')
    const admin = encode({ ...goodClaims, role: 'ADMIN' })
    const flipped = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
    for (const token of [
      `${header}.${admin}.${signature}`,
      `${header}.${payload}.${flipped}`,
      `${header}.${payload}.${signature.slice(0, -4)}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${header}.${payload}.${signature}.${signature}`,
    ])
      expect(await verifier.verify(token)).toBeNull()
  })

  it('when it is no token at all, or a megabyte long, without a key being asked for', async () => {
    const { privateKey, state, verifier } = await setUp()
    const huge = makeToken(goodHeader, { ...goodClaims, pad: 'x'.repeat(1_000_000) }, privateKey)
    for (const token of ['', '.', '..', 'clr_refresh-token', '\u0000', '{}', huge])
      expect(await verifier.verify(token)).toBeNull()
    expect(state.asked).toBe(0)
  })

  it('when it is longer than 4,096 characters, however good', async () => {
    const { privateKey, verifier } = await setUp()
    const padded = (length: number) => makeToken(goodHeader, { ...goodClaims, pad: 'x'.repeat(length) }, privateKey)
    let most = 2_000
    while (padded(most + 1).length <= 4_096) most++
    expect(padded(most).length).toBeGreaterThan(4_093)
    expect(await verifier.verify(padded(most))).not.toBeNull()
    expect(await verifier.verify(padded(most + 1))).toBeNull()
  })
})

describe('the keys of access tokens', () => {
  it('are read once for many tokens at the same time', async () => {
    const { privateKey, state, verifier } = await setUp()
    const token = makeToken(goodHeader, goodClaims, privateKey)
    const all = await Promise.all(Array.from({ length: 20 }, () => verifier.verify(token)))
    expect(all.every((one) => one !== null)).toBe(true)
    expect(state.asked).toBe(1)
  })

  it('are read again for an unknown key, but not more than every five seconds', async () => {
    const { privateKey, jwk, clock, state, verifier } = await setUp()
    await verifier.verify(makeToken(goodHeader, goodClaims, privateKey))
    const token = makeToken({ ...goodHeader, kid: 'k2' }, goodClaims, privateKey)
    state.published = { keys: [jwk, { ...jwk, kid: 'k2' }] }
    clock.ms += 4_999
    for (let i = 0; i < 50; i++) expect(await verifier.verify(token)).toBeNull()
    expect(state.asked).toBe(1)
    clock.ms += 1
    expect(await verifier.verify(token)).not.toBeNull()
    expect(state.asked).toBe(2)
  })

  it('go out of use within a minute of being retired', async () => {
    const { privateKey, clock, state, verifier } = await setUp()
    const token = makeToken(goodHeader, goodClaims, privateKey)
    expect(await verifier.verify(token)).not.toBeNull()
    state.published = { keys: [] }
    clock.ms += 60_000
    await verifier.verify(token)
    await expect.poll(() => verifier.verify(token)).toBeNull()
  })

  it('stay in use while users is away', async () => {
    const { privateKey, clock, state, verifier } = await setUp()
    const token = makeToken(goodHeader, goodClaims, privateKey)
    await verifier.verify(token)
    state.isDown = true
    clock.ms += 120_000
    expect(await verifier.verify(token)).not.toBeNull()
    expect(await verifier.verify(token)).not.toBeNull()
    expect(state.asked).toBe(2)
  })

  it('that could never be read make the answer an error, not a refusal, until users is back', async () => {
    const { privateKey, clock, state, verifier } = await setUp()
    state.isDown = true
    const token = makeToken(goodHeader, goodClaims, privateKey)
    await expect(verifier.verify(token)).rejects.toMatchObject({ clientCode: 'SUBGRAPH_UNAVAILABLE' })
    state.isDown = false
    clock.ms += 5_000
    expect(await verifier.verify(token)).not.toBeNull()
  })

  it('of other kinds, and private parts published by mistake, are passed over', async () => {
    const { privateKey, jwk, state, verifier } = await setUp()
    const rsa = await exportJWK(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey)
    state.published = { keys: [{ ...rsa, kid: 'rsa' }, { kty: 'oct', k: 'c2VjcmV0', kid: 'oct' }, jwk] }
    expect(await verifier.verify(makeToken(goodHeader, goodClaims, privateKey))).not.toBeNull()
    expect(await verifier.verify(makeToken({ ...goodHeader, kid: 'rsa' }, goodClaims, privateKey))).toBeNull()
  })

  it('are not replaced by an answer that is no key set', async () => {
    const { privateKey, clock, state, verifier } = await setUp()
    const token = makeToken(goodHeader, goodClaims, privateKey)
    await verifier.verify(token)
    state.published = { error: 'oops' } as never
    clock.ms += 60_000
    await verifier.verify(token)
    expect(await verifier.verify(makeToken({ ...goodHeader, kid: 'other' }, goodClaims, privateKey))).toBeNull()
    expect(await verifier.verify(token)).not.toBeNull()
  })
})
