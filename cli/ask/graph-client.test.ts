import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { connectClient } from './graph-client.ts'

const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

it('signs in anew when its sign-in has become old, and not before', async () => {
  const asked: string[] = []
  let logIns = 0
  const server = createServer(async (request, response) => {
    const { query } = JSON.parse(Buffer.concat(await request.toArray()).toString())
    const isLogIn = query.includes('logIn')
    asked.push(isLogIn ? 'logIn' : String(request.headers.authorization))
    const tokens = { accessToken: `token${isLogIn ? ++logIns : ''}` }
    response.end(JSON.stringify({ data: isLogIn ? { logIn: { tokens, userErrors: [] } } : { me: null } }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  undo.push(() => server.close())
  let now = 0
  const { port } = server.address() as AddressInfo
  const client = await connectClient(`http://127.0.0.1:${port}`, 'a@b.test', 'secret', () => now)
  undo.push(() => client.dispose())
  await client.ask('{ me { id } }')
  now = 5 * 60_000 - 1
  await client.ask('{ me { id } }')
  now += 1
  await Promise.all([client.ask('{ me { id } }'), client.ask('{ me { id } }')])
  expect(asked).toEqual(['logIn', 'Bearer token1', 'Bearer token1', 'logIn', 'Bearer token2', 'Bearer token2'])
})
