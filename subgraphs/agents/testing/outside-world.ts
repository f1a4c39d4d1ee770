import type { AddressInfo } from 'node:net'
import { serveFetch } from '@chainlens/platform/http'
import type { ModelRequest } from '../models/model.ts'
import type { Script } from '../models/testing/scripted-model.ts'
import { type StubCall, type StubTool, stubGraph } from './stub-graph.ts'

/** What a worker in a process of its own finds around it: the graph, users, and its model's script. */
export interface OutsideWorld {
  url: string
  calls: StubCall[]
  dispose(): Promise<void>
}

/** Serves stubs of the gateway, of users, and a model whose parts come from `script`, one JSON line each. */
export async function serveOutsideWorld(input: {
  script: Script
  tools?: Record<string, StubTool>
}): Promise<OutsideWorld> {
  const graph = stubGraph(input.tools ?? {})
  const bound = await serveFetch(
    async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname === '/graphql') return graph(request)
      if (pathname === '/internal/run-identity') return Response.json({ accessToken: 'run-token' })
      const { step, ...asked } = (await request.json()) as ModelRequest & { step: number }
      const parts = input.script({ ...asked, now: new Date(asked.now), signal: request.signal }, step)
      return new Response(jsonLines(parts))
    },
    { port: 0, host: '127.0.0.1' },
  )
  const { port } = bound.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, calls: graph.calls, dispose: () => bound.dispose() }
}

function jsonLines(parts: AsyncIterable<object> | Iterable<object>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = Symbol.asyncIterator in parts ? parts[Symbol.asyncIterator]() : parts[Symbol.iterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
  })
}
