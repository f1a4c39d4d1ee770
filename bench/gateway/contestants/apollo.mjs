// Stock @apollo/gateway with its own data source, behind Apollo Server by the fastest way that there is to serve it:
// executeHTTPGraphQLRequest straight over node:http (its stand-alone server takes a third of a small request more).
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer, HeaderMap } from '@apollo/server'

const [supergraph, port] = process.argv.slice(2)
const gateway = new ApolloGateway({ supergraphSdl: readFileSync(supergraph, 'utf8') })
const server = new ApolloServer({ gateway, stopOnTerminationSignals: false })
await server.start()

createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers,
        search: '',
        body: JSON.parse(String(Buffer.concat(chunks))),
      },
      context: async () => ({}),
    })
    for (const [name, value] of answer.headers) response.setHeader(name, value)
    response.writeHead(answer.status ?? 200).end(answer.body.string)
  })
}).listen(Number(port), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))
