import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openTarget, type Target } from '../testing/target.ts'
import { until } from '../testing/until.ts'

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', '__defineGetter__']
const POISON =
  '"__proto__":{"polluted":1,"toString":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}'
const OWNER = '{ run(id: "7") { session { agent { owner { name } } } } }'

describe('names that JavaScript knows', () => {
  let target: Target
  beforeAll(async () => {
    target = await openTarget()
  })
  afterAll(() => target.dispose())
  afterEach(async () => {
    target.instead.clear()
    expect([({} as Record<string, unknown>).polluted, ([] as unknown as Record<string, unknown>).polluted]).toEqual([
      undefined,
      undefined,
    ])
    await target.isUnharmed()
  })

  it.each(NAMES)('come back as data where %s is an alias', async (name) => {
    const query = `{ ${name}: run(id: "7") { ${name}: session { ${name}: agent { ${name}: owner { ${name}: name } } } } }`
    const { status, text } = await target.post(query)
    const within = (value: string) => `{"${name}":${value}}`
    expect([status, text.trim()]).toEqual([200, `{"data":${within(within(within(within(within('"Ada"')))))}}`])
  })

  it.each(NAMES)('come back as data where %s is an alias in a list', async (name) => {
    const { status, text } = await target.post(`{ ${name}: agents(first: 1) { ${name}: owner { ${name}: name } } }`)
    expect([status, text.trim()]).toEqual([200, `{"data":{"${name}":[{"${name}":{"${name}":"Ada"}}]}}`])
  })

  it.each(NAMES)('are answered or refused, and change nothing, where %s is a variable', async (name) => {
    const query = `query ($${name}: String) { echo(text: $${name}) }`
    const body = `{"query":${JSON.stringify(query)},"variables":{"${name}":"mine"}}`
    const { status, json } = await target.send({ body })
    if (name === '__proto__') expect([status, json.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT'])
    else expect([status, json.data]).toEqual([200, { echo: '{"text":"mine"}' }])
    // Nor does what every object has stand in for a value that was not sent.
    const unsent = await target.post(query)
    if (name !== '__proto__') expect(unsent.json.data).toEqual({ echo: '{"text":"default"}' })
  })

  it.each(NAMES)('are unknown where %s is a field, an argument, a type, a directive or a fragment', async (name) => {
    for (const query of [
      `{ ${name} }`,
      `{ echo(${name}: 1) }`,
      `{ ... on ${name} { echo } }`,
      `{ echo @${name} }`,
      `{ ...${name} }`,
      `query ($v: ${name}) { echo(text: $v) }`,
      `mutation { signIn(input: { name: "x", ${name}: 1 }) { id } }`,
    ]) {
      const { status, json } = await target.post(query)
      expect([query, status, json.errors[0].extensions.code]).toEqual([query, 400, 'GRAPHQL_VALIDATION_FAILED'])
    }
  })

  it.each(NAMES)('name an operation and a fragment as any other name where it is %s', async (name) => {
    const query = `query Other { echo } query ${name} { run(id: "7") { ...${name} } } fragment ${name} on Run { id }`
    const { status, json } = await target.post(query, { operationName: name })
    expect([status, json.data]).toEqual([200, { run: { id: '7' } }])
  })

  it('in an input object, a value of JSON or the request itself reach no prototype', async () => {
    for (const body of [
      `{"query":"query ($d: JSON) { echo(data: $d) }","variables":{"d":{${POISON}}}}`,
      `{"query":"query ($d: JSON) { echo(data: $d) }","variables":{${POISON},"d":1}}`,
      `{"query":"mutation ($i: SignInInput!) { signIn(input: $i) { id } }","variables":{"i":{"name":"x",${POISON}}}}`,
      `{"query":"{ echo }",${POISON},"extensions":{${POISON}}}`,
    ]) {
      const { status } = await target.send({ body })
      expect([200, 400]).toContain(status)
    }
  })

  const answers: Record<string, string> = {
    'its data': `{"data":{"run":{"session":{"agent":{"owner":{"__typename":"User","id":"user_1",${POISON}},${POISON}},${POISON}},${POISON}},${POISON}}}`,
    'the answer itself': `{${POISON},"data":{"run":{"session":{"agent":{"owner":{"__typename":"User","id":"user_1"}}}}},"extensions":{${POISON}}}`,
  }
  it.each(Object.entries(answers))('in a subgraph are left out of what clients get, in %s', async (_, answer) => {
    target.instead.set('agents', async () => new Response(answer, { headers: { 'content-type': 'application/json' } }))
    const { text } = await target.post(OWNER)
    expect(text.trim()).toBe('{"data":{"run":{"session":{"agent":{"owner":{"name":"Ada"}}}}}}')
  })

  it('in a subgraph are left out of entities', async () => {
    const answer = `{"data":{"_entities":[{"name":"Ada",${POISON}}],${POISON}}}`
    target.instead.set('users', async () => new Response(answer, { headers: { 'content-type': 'application/json' } }))
    expect((await target.post(OWNER)).text.trim()).toBe(
      '{"data":{"run":{"session":{"agent":{"owner":{"name":"Ada"}}}}}}',
    )
  })

  it("in a subgraph's errors are left out", async () => {
    const error = `{"message":"No.","path":["__proto__","polluted"],"extensions":{"code":"FORBIDDEN",${POISON}},${POISON}}`
    for (const data of ['null', '{"run":null}']) {
      const answer = `{"data":${data},"errors":[${error}],"extensions":{${POISON}}}`
      target.instead.set(
        'agents',
        async () => new Response(answer, { headers: { 'content-type': 'application/json' } }),
      )
      const { text } = await target.post(OWNER)
      expect(text).not.toContain('polluted":1')
      expect(text).toContain('FORBIDDEN')
    }
  })

  it('in a key of an entity reach no prototype', async () => {
    const owner = `{"__typename":"User","id":{${POISON}}}`
    const answer = `{"data":{"run":{"session":{"agent":{"owner":${owner}}}}}}`
    target.instead.set('agents', async () => new Response(answer, { headers: { 'content-type': 'application/json' } }))
    const { status } = await target.post(OWNER)
    expect(status).toBe(200)
  })

  it('as the type of an entity make it none', async () => {
    for (const name of NAMES) {
      const answer = `{"data":{"run":{"session":{"agent":{"owner":{"__typename":"${name}","id":"user_1"}}}}}}`
      target.instead.set(
        'agents',
        async () => new Response(answer, { headers: { 'content-type': 'application/json' } }),
      )
      const { status, json } = await target.post(OWNER)
      expect([status, json.data.run?.session?.agent?.owner?.name ?? null]).toEqual([200, null])
    }
  })

  it('in the events of a subscription are left out', async () => {
    const events = target
      .client()
      .iterate({ query: 'subscription { runEvents(runId: "7") { sequence __proto__: runId } }' })
    const first = events.next()
    await until(() => target.state.openSources === 1)
    const event = JSON.parse(`{"__typename":"TextDelta","runId":"7","sequence":1,"text":"a",${POISON}}`)
    await target.state.pubsub.publish('events:7', event)
    expect(JSON.stringify((await first).value)).toBe('{"data":{"runEvents":{"sequence":1,"__proto__":"7"}}}')
    await events.return?.()
  })

  it('as ids of operations on a socket are ids as any other', async () => {
    const socket = target.socket()
    socket.send({ type: 'connection_init', payload: JSON.parse(`{${POISON}}`) })
    await socket.next()
    for (const id of NAMES) {
      socket.send(`{"id":"${id}","type":"subscribe","payload":{"query":"{ echo }",${POISON},"variables":{${POISON}}}}`)
      expect(await socket.next()).toMatchObject({ id, type: 'next', payload: { data: { echo: '{"text":"default"}' } } })
      expect(await socket.next()).toEqual({ id, type: 'complete' })
    }
  })
})
