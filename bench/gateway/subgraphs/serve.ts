import { createServer } from 'node:http'
import { SUBGRAPH_DATA } from './data.ts'
import { createLeanExecutor } from './lean-executor.ts'

// All four subgraphs in one process and on one port, by path: /products, /reviews, … Says its port when it listens.
const executors = new Map(
  Object.entries(SUBGRAPH_DATA).map(([name, resolve]) => [`/${name}`, createLeanExecutor(resolve)]),
)

const server = createServer((request, response) => {
  const execute = executors.get(request.url ?? '')
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    if (!execute) return response.writeHead(404).end()
    const { query, variables } = JSON.parse(String(Buffer.concat(chunks)))
    const body = JSON.stringify(execute(query, variables ?? {}))
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
  })
})
server.keepAliveTimeout = 300_000
server.listen(0, '127.0.0.1', () =>
  console.log(`ready http://127.0.0.1:${(server.address() as { port: number }).port}`),
)
process.once('SIGTERM', () => process.exit(0))
