import { readFileSync } from 'node:fs'
import { createSubgraph, type RunningSubgraph } from '@chainlens/platform/graphql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askSubgraph, testPrincipal } from '../../tests/support/ask-subgraph.ts'
import { createTestPlatform, type TestPlatform } from '../../tests/support/test-platform.ts'
import tools from './index.ts'

const sdl = readFileSync(new URL('../../schema/subgraphs/tools.graphql', import.meta.url), 'utf8')
const principal = testPrincipal('01890000-0000-7000-8000-000000000001')
const EXECUTE = `mutation ($input: ExecuteToolInput!) {
  executeTool(input: $input) { outcome result summary failure { code message retryable } durationMs }
}`

let test: TestPlatform
let subgraph: RunningSubgraph
beforeEach(async () => {
  test = await createTestPlatform()
  subgraph = await createSubgraph(tools, test.platform, sdl)
})
afterEach(async () => {
  await subgraph.dispose()
  await test.dispose()
})

/** The supergraph, as this test plays it. */
function graphAnswers(answer: (body: { query: string; variables: object }, request: Request) => unknown): void {
  test.graphs.set('gateway.test', async (request) =>
    Response.json(await answer((await request.json()) as never, request)),
  )
}
async function execute(name: string, input: unknown, who: typeof principal | null = principal) {
  const query = { query: EXECUTE, variables: { input: { name, arguments: input } }, principal: who }
  return askSubgraph(test.platform, subgraph, query)
}

describe('the registry', () => {
  it('offers every operation of the domains with a description and a schema of its input', async () => {
    const { data } = await askSubgraph(test.platform, subgraph, {
      query: '{ tools { name description inputSchema effect timeoutMs } }',
      principal,
    })
    const names = data.tools.map((tool: { name: string }) => tool.name)
    expect(names).toEqual(
      expect.arrayContaining([
        'analyze_onchain',
        'analyze_sentiment',
        'analyze_team',
        'analyze_tokenomics',
        'resolve_token',
      ]),
    )
    const tokenomics = data.tools.find((tool: { name: string }) => tool.name === 'analyze_tokenomics')
    expect(tokenomics.effect).toBe('READ')
    expect(tokenomics.inputSchema).toMatchObject({
      required: ['tokenId'],
      additionalProperties: false,
      properties: { days: { type: 'integer', default: 360, description: expect.stringContaining('7 to 3650') } },
    })
  })
})

describe('executing an operation tool', () => {
  it('asks the supergraph as the caller and returns its data', async () => {
    let seen: { query: string; variables: object } | undefined
    let hasIdentity = false
    graphAnswers((body, request) => {
      seen = body
      hasIdentity = request.headers.has('x-chainlens-identity')
      return { data: { token: { sentiment: { status: 'NO_DATA', missing: [{ signal: 'posts' }] } } } }
    })
    const { data } = await execute('analyze_sentiment', { tokenId: 'eip155:1/slip44:60' })
    expect(data.executeTool).toMatchObject({ outcome: 'SUCCEEDED', failure: null, summary: '1 missing.' })
    expect(data.executeTool.result.token.sentiment.status).toBe('NO_DATA')
    expect(seen?.variables).toEqual({ tokenId: 'eip155:1/slip44:60' })
    expect(hasIdentity).toBe(true)
  })

  it('keeps what came beside errors, and names the parts that failed', async () => {
    graphAnswers(() => ({
      data: { token: { id: 'x', team: null } },
      errors: [{ message: 'down', path: ['token', 'team'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    }))
    const { data } = await execute('analyze_team', { tokenId: 'eip155:1/slip44:60' })
    expect(data.executeTool.outcome).toBe('SUCCEEDED')
    expect(data.executeTool.result._errors).toEqual([
      { message: 'down', path: ['token', 'team'], code: 'SUBGRAPH_UNAVAILABLE' },
    ])
  })

  it('asks again for a part whose subgraph was being replaced', async () => {
    let asked = 0
    graphAnswers(() =>
      ++asked === 1
        ? {
            data: { token: { team: null } },
            errors: [{ message: 'down', path: ['token', 'team'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
          }
        : { data: { token: { team: { status: 'COMPLETE' } } } },
    )
    const { data } = await execute('analyze_team', { tokenId: 'eip155:1/slip44:60' })
    expect(data.executeTool.result).toEqual({ token: { team: { status: 'COMPLETE' } } })
    expect(asked).toBe(2)
  })

  it('fails with the reason where the graph gave nothing', async () => {
    graphAnswers(() => ({ data: { token: null }, errors: [{ message: 'The domain is down.' }] }))
    const { data } = await execute('analyze_team', { tokenId: 'eip155:1/slip44:60' })
    expect(data.executeTool).toMatchObject({ outcome: 'FAILED', failure: { code: 'EXECUTION_FAILED' } })
    expect(data.executeTool.failure.message).toContain('The domain is down.')
  })

  it('fails and may be tried again where the graph cannot be reached', async () => {
    const { data } = await execute('analyze_team', { tokenId: 'eip155:1/slip44:60' })
    expect(data.executeTool).toMatchObject({ outcome: 'FAILED', failure: { retryable: true } })
  })

  it.each([
    ['a missing argument', {}, 'tokenId'],
    ['an argument of another type', { tokenId: 'x', days: 'many' }, 'days'],
    ['an argument that there is not', { tokenId: 'x', colour: 'red' }, 'additional'],
    ['no object', 'x', 'object'],
  ])('says what is wrong with %s', async (_case, input, word) => {
    const { data } = await execute('analyze_tokenomics', input)
    expect(data.executeTool).toMatchObject({ outcome: 'FAILED', failure: { code: 'INVALID_ARGUMENTS' } })
    expect(data.executeTool.failure.message).toContain(word)
  })

  it('names the tools there are when one is unknown', async () => {
    const { data } = await execute('transfer_funds', {})
    expect(data.executeTool).toMatchObject({ outcome: 'DENIED', failure: { code: 'UNKNOWN_TOOL' } })
    expect(data.executeTool.failure.message).toContain('resolve_token')
  })

  it('needs a signed-in caller', async () => {
    const answer = await execute('resolve_token', { query: 'ETH' }, null)
    expect(answer.errors[0].extensions.code).toBe('UNAUTHENTICATED')
  })
})
