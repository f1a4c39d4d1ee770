import { text } from 'node:stream/consumers'
import { startServer, type TestServer } from '../../platform/testing/start-server.ts'

/** A stand-in for api.tavily.com; settings may be changed between requests. */
export interface TavilyStub extends TestServer {
  /** Bodies that were sent, in order. */
  asked: Record<string, unknown>[]
  /** What is answered: a status with a body, or silence. */
  answer: { status: number; body: unknown; headers?: Record<string, string> } | 'hang'
}

/** A result in Tavily's format. */
export function tavilyResult(overrides: object = {}): object {
  return {
    title: 'A page',
    url: 'https://news.example/a',
    content: 'What it says.',
    score: 0.81,
    raw_content: null,
    ...overrides,
  }
}

/** Starts it, with one result to give. A key other than `good` is refused as Tavily refuses it. */
export async function startTavily(): Promise<TavilyStub> {
  const server = await startServer(async (request, response) => {
    stub.asked.push(JSON.parse((await text(request)) || '{}'))
    const json = (status: number, body: unknown, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    if (request.method !== 'POST' || request.url !== '/search') return json(404, { detail: 'Not Found' })
    if (request.headers.authorization !== 'Bearer good')
      return json(401, { detail: { error: 'Unauthorized: missing or invalid API key.' } })
    if (stub.answer !== 'hang') json(stub.answer.status, stub.answer.body, stub.answer.headers)
  })
  const found = { query: 'q', answer: null, images: [], results: [tavilyResult()], response_time: 0.7 }
  const stub: TavilyStub = { ...server, asked: [], answer: { status: 200, body: found } }
  return stub
}
