import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One question that the stub was asked. */
export interface StubQuestion {
  method: string
  params: unknown[]
}

/** What the stub does with a question. */
export type StubAnswer =
  | { result: unknown }
  | { error: { code: number; message: string } }
  /** These bytes, with this status. */
  | { status: number; body: string; headers?: Record<string, string> }
  /** Nothing, for as long as the asker waits. */
  | 'hang'

/** A JSON-RPC node that says what a test tells it to. */
export interface JsonRpcStub {
  url: string
  questions: StubQuestion[]
  /** From now on `method` is answered so; '*' stands for every method. */
  answer(method: string, answer: StubAnswer | ((question: StubQuestion) => StubAnswer)): void
  dispose(): Promise<void>
}

const BLOCK = { number: '0x112a880', hash: `0x${'ab'.repeat(32)}`, timestamp: '0x64000000' }

/** Starts a node of the chain on a free port: every address is an ordinary account until a test says otherwise. */
export async function startJsonRpcStub({ chainId = 1 }: { chainId?: number } = {}): Promise<JsonRpcStub> {
  const answers = new Map<string, StubAnswer | ((question: StubQuestion) => StubAnswer)>([
    ['eth_chainId', { result: `0x${chainId.toString(16)}` }],
    ['eth_getBlockByNumber', { result: BLOCK }],
    ['eth_getCode', { result: '0x' }],
    ['eth_getStorageAt', { result: `0x${'00'.repeat(32)}` }],
    ['eth_call', { result: '0x' }],
  ])
  const questions: StubQuestion[] = []

  function give(response: ServerResponse, id: unknown, answer: StubAnswer): void {
    if (answer === 'hang') return
    if ('status' in answer) {
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body)
      return
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { id, method, params } = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    questions.push({ method, params })
    const answer = answers.get('*') ?? answers.get(method) ?? { error: { code: -32601, message: 'method not found' } }
    give(response, id, typeof answer === 'function' ? answer({ method, params }) : answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    questions,
    answer: (method, answer) => void answers.set(method, answer),
    async dispose() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
