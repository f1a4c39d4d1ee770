import { writeFileSync } from 'node:fs'
import { allSuites } from './all-suites.ts'
import { createFallbackGateway } from './fallback-gateway.ts'
import { createOwnGateway } from './own-gateway.ts'
import { type Judged, runSuite } from './run-suite.ts'
import { createStockGateway } from './stock-gateway.ts'

/**
 * Runs every suite on our gateway and on @apollo/gateway, prints where either is wrong, and writes
 * docs/conformance.md: `APOLLO_TELEMETRY_DISABLED=true node gateway/conformance/report.ts`.
 */
const isRight = ({ verdict }: Judged) => verdict.answer.length === 0
const requests = (judged: Judged[]) => judged.reduce((sum, one) => sum + one.requests, 0)
const rows: string[] = []
const missed: string[] = []
const total = { operations: 0, own: 0, fallback: 0, stock: 0, ownRequests: 0, stockRequests: 0 }
const suites = await allSuites()
for (const suite of suites) {
  const own = await runSuite(suite, createOwnGateway)
  const fallback = await runSuite(suite, createFallbackGateway)
  const stock = await runSuite(suite, createStockGateway)
  for (const [index, one] of own.entries())
    for (const text of [...one.verdict.answer, ...one.verdict.calls])
      console.log(
        `ours is wrong${isRight(stock[index] as Judged) ? ', stock is right' : ''}: ${suite.name}, ${one.operation.name}: ${text}`,
      )
  for (const { operation, verdict } of stock)
    if (verdict.answer.length > 0) {
      missed.push(`- ${suite.name}: ${operation.name}`)
      console.log(`stock is wrong: ${suite.name}, ${operation.name}: ${verdict.answer.join('; ')}`)
    }
  const count = { own: own.filter(isRight).length, stock: stock.filter(isRight).length }
  total.operations += own.length
  total.own += count.own
  total.fallback += fallback.filter(isRight).length
  total.stock += count.stock
  total.ownRequests += requests(own)
  total.stockRequests += requests(stock)
  rows.push(`| ${suite.name} | ${own.length} | ${count.own} | ${count.stock} | ${requests(own)} | ${requests(stock)} |`)
}
const text = `# Federation conformance

${total.operations} operations over ${suites.length} small graphs, each looking at one feature of federation 2
(\`gateway/conformance/cases/\`). An operation is answered right when its data, the order of its fields and the paths of
its errors are as expected; \`npx vitest run --project unit gateway/conformance\` holds ours to that and to the requests that it
may send. Written by \`APOLLO_TELEMETRY_DISABLED=true node gateway/conformance/report.ts\`; the other gateway is @apollo/gateway
2.14.4 as it comes, before the same subgraphs. What it hides in \`extensions.valueCompletion\` counts as an error told.

| suite | operations | ours right | @apollo/gateway right | requests, ours | requests, @apollo/gateway |
|---|---|---|---|---|---|
${rows.join('\n')}
| **all** | ${total.operations} | ${total.own} | ${total.stock} | ${total.ownRequests} | ${total.stockRequests} |

## What @apollo/gateway answers otherwise

${missed.join('\n')}

## Where the planner is helped

All in \`gateway/federation/planning/\`; both of our executors run what comes of it.

| what the planner does | what is done |
|---|---|
| enters a subgraph by a key that is not resolvable | such keys stand last in the SDL that it reads |
| finds no way to a root field, and says nothing | the request fails |
| merges fields by their names whatever their arguments: what \`@requires\` names with arguments, and what clients ask | required fields with arguments have hidden names of their own in its SDL; subgraphs read the real ones |
| gives one entity two values of one required field | the request becomes one for each |
| takes a field that a client calls as a key is called for that key | the client's name is another while the plan runs |
| asks a subgraph for \`... on Query\` that calls its root otherwise | the condition is left out |

A plan that the compiled executor did not cover would fall back to @apollo/gateway's \`executeQueryPlan\`; none of these does.
It would have ${total.fallback} of ${total.operations} right: it renames no value that is zero, empty or false, and knows no other names than the answer's.
`
writeFileSync(new URL('../../docs/conformance.md', import.meta.url), text)
console.log(`${total.operations} operations: ours ${total.own}, falling back ${total.fallback}, stock ${total.stock}`)
