import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { graphql, subscribe } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import { mockRoot, mockSchema } from './mock-graph.ts'

/**
 * A stand-in for the whole server, for work on the page alone: the real schema, a scripted run, and the built page under
 * the same content security policy. `node web/dev/mock-server.ts`; web/README.md says what it can be made to do.
 */
const dist = join(import.meta.dirname, '../dist')
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws: wss:; base-uri 'none'; frame-ancestors 'none'"

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url!, 'http://mock')
  if (pathname === '/graphql') {
    let body = ''
    for await (const chunk of request) body += chunk
    const { query, variables } = JSON.parse(body)
    const result = await graphql({ schema: mockSchema, source: query, variableValues: variables, rootValue: mockRoot })
    response.setHeader('content-type', 'application/graphql-response+json').end(JSON.stringify(result))
    return
  }
  const file = extname(pathname) ? pathname : '/index.html'
  try {
    const content = await readFile(join(dist, file))
    response
      .setHeader('content-security-policy', policy)
      .setHeader('content-type', types[extname(file)] ?? 'text/plain')
    response.end(content)
  } catch {
    response.writeHead(404).end('Not built: npm run build:web')
  }
})

const sockets = new WebSocketServer({ server, path: '/graphql' })
// biome-ignore lint/correctness/useHookAtTopLevel: graphql-ws calls it so; it is no hook of React
useServer(
  {
    schema: mockSchema,
    roots: { subscription: mockRoot },
    subscribe: (args) => subscribe({ ...args, rootValue: mockRoot }),
  },
  sockets,
)

// SIGUSR2 cuts every socket, as a lost connection would.
process.on('SIGUSR2', () => {
  for (const socket of sockets.clients) socket.terminate()
})

const { values } = parseArgs({ options: { port: { type: 'string', default: '4000' } } })
server.listen(Number(values.port), () => {
  console.info(`mock graph and page on http://localhost:${(server.address() as { port: number }).port}`)
})
