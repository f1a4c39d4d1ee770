import { Agent, type OutgoingHttpHeaders, request } from 'node:http'
import { expect } from 'vitest'
import { type ServedTestGateway, serveTestGateway } from './serve-test-gateway.ts'

/** A request as an attacker writes it: nothing is added, checked or put right. */
export interface Sent {
  method?: string
  path?: string
  headers?: OutgoingHttpHeaders
  body?: string | Uint8Array
}

/** What came back. */
export interface Received {
  status: number
  headers: Record<string, unknown>
  text: string
  /** Null where the text is not JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  json: any
}

/** A served gateway under attack. */
export interface Target extends ServedTestGateway {
  /** Over a real connection. */
  send(sent: Sent): Promise<Received>
  /** One operation by POST, as JSON. */
  post(query: string, rest?: { variables?: unknown; operationName?: string; token?: string }): Promise<Received>
  /** Passes where another client is answered as ever, and no prototype has grown. */
  isUnharmed(): Promise<void>
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Serves it. */
export async function openTarget(options: Parameters<typeof serveTestGateway>[0] = {}): Promise<Target> {
  const served = await serveTestGateway(options)
  const agent = new Agent({ keepAlive: true })
  const { port } = served.bound

  const send = ({ method = 'POST', path = '/graphql', headers = JSON_TYPE, body }: Sent) =>
    new Promise<Received>((resolve, reject) => {
      const sending = request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: readJson(text) })
        })
      })
      sending.on('error', reject)
      sending.end(body)
    })

  const post: Target['post'] = (query, { token, ...rest } = {}) =>
    send({
      headers: { ...JSON_TYPE, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, ...rest }),
    })

  return {
    ...served,
    send,
    post,
    async isUnharmed() {
      expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(OWN_NAMES)
      expect(Object.keys(Array.prototype)).toEqual([])
      const { status, json } = await post('{ run(id: "7") { session { agent { owner { name } } } } }')
      expect([status, json]).toEqual([200, { data: { run: { session: { agent: { owner: { name: 'Ada' } } } } } }])
    },
    async dispose() {
      agent.destroy()
      await served.dispose()
    },
  }
}

const OWN_NAMES = Object.getOwnPropertyNames(Object.prototype).sort()

/** Words that would tell an attacker more than that he was refused. */
const TELLTALE = /did you mean|stack|node_modules|\.ts\b|localhost|127\.0\.0\.1|\.test\b|exception/i

/** Passes for a plain refusal: a status of the client's fault, few errors with `code`, nothing that helps. */
export function expectRefused({ status, json, text }: Received, expected: { status: number; code: string }): void {
  const codes = json?.errors?.map((error: { extensions: { code: string } }) => error.extensions.code)
  expect([status, codes?.[0], json?.data]).toEqual([expected.status, expected.code, undefined])
  // graphql-js adds one to the ten, which says that there are more.
  expect(codes.length).toBeLessThanOrEqual(11)
  expect(text).not.toMatch(TELLTALE)
  expect(text.length).toBeLessThan(15_000)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
