import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AlternativeMeStub, fearAndGreedDay, startAlternativeMeStub } from '../stubs/alternative-me.ts'
import { type CoingeckoStub, type StubBehaviour, type StubCoin, startCoingeckoStub } from '../stubs/coingecko.ts'
import { startCoinmarketcapStub } from '../stubs/coinmarketcap.ts'
import { startDefillamaStub } from '../stubs/defillama.ts'
import { type GithubStub, startGithubStub } from '../stubs/github.ts'
import type { JsonStub } from '../stubs/json-stub.ts'
import { type AnyEvent, ask } from '../support/conversation.ts'
import { type Person, signIn } from '../support/graph.ts'
import { unexplainedNumbers } from '../support/number-check.ts'
import { freePort } from '../support/redis.ts'
import { type System, startSystem } from '../support/system.ts'

/** One coin for each way in which its source goes wrong, so that no kept answer of another test serves it. */
const FAULTS: { symbol: string; behaviour: StubBehaviour; code: string }[] = [
  { symbol: 'DWN', behaviour: 'down', code: 'SOURCE_UNREACHABLE' },
  { symbol: 'LMT', behaviour: 'limited', code: 'RATE_LIMITED' },
  { symbol: 'GRB', behaviour: 'garbage', code: 'BAD_ANSWER' },
  // The body says that its plan does not allow this.
  { symbol: 'ERR', behaviour: 'error-in-200', code: 'KEY_REQUIRED' },
  { symbol: 'STR', behaviour: 'string-numbers', code: 'BAD_ANSWER' },
  { symbol: 'HUG', behaviour: 'huge', code: 'BAD_ANSWER' },
  { symbol: 'HNG', behaviour: 'hang', code: 'TIMED_OUT' },
]
const questionOf = (symbol: string) => `Is ${symbol} a healthy asset?`
const idOf = (symbol: string) => `coin-${symbol.toLowerCase()}`

const prices = Array.from({ length: 800 }, (_, day) => 2000 + 300 * Math.sin(day / 20) + day)
const firstDay = new Date(Date.now() - 799 * 86_400_000).toISOString().slice(0, 10)
const series = { from: firstDay, prices }
const coins: StubCoin[] = [
  {
    id: 'ethereum',
    symbol: 'eth',
    name: 'Ethereum',
    rank: 2,
    body: {
      links: { homepage: [], repos_url: { github: ['https://github.com/ethereum/go-ethereum'], bitbucket: [] } },
    },
  },
  { id: 'bitcoin', symbol: 'btc', name: 'Bitcoin', rank: 1 },
  { id: 'litentry', symbol: 'lit', name: 'Litentry', rank: 900 },
  { id: 'lighter', symbol: 'lit', name: 'Lighter', rank: 700 },
  ...FAULTS.map(({ symbol }, index) => ({ id: idOf(symbol), symbol, name: `Coin ${symbol}`, rank: 100 + index })),
]

let coingecko: CoingeckoStub
let coinmarketcap: JsonStub
let defillama: JsonStub
let github: GithubStub
let alternativeMe: AlternativeMeStub
let system: System
let person: Person
let hanging: Promise<AnyEvent[]>
beforeAll(async () => {
  coingecko = await startCoingeckoStub({
    coins,
    series: Object.fromEntries(coins.map(({ id }) => [id, series])),
  })
  for (const { symbol, behaviour } of FAULTS) coingecko.behave(new RegExp(`^/coins/${idOf(symbol)}`), behaviour)
  // They have neither token, so that CoinGecko's faults show as they are.
  coinmarketcap = await startCoinmarketcapStub()
  defillama = await startDefillamaStub()
  github = await startGithubStub()
  alternativeMe = await startAlternativeMeStub({ days: [fearAndGreedDay(42, 'Fear')] })
  system = await startSystem(
    {
      CHAINLENS_DATA: 'live',
      COINGECKO_BASE_URL: coingecko.url,
      COINMARKETCAP_BASE_URL: coinmarketcap.url,
      DEFILLAMA_BASE_URL: defillama.url,
      GITHUB_BASE_URL: github.url,
      ALTERNATIVE_ME_BASE_URL: alternativeMe.url,
      // Nothing listens there: the chain is a source that is down.
      EVM_RPC_URL_1: `http://127.0.0.1:${await freePort()}`,
      // Short enough to see one run out, long enough for those that answer on a busy machine.
      CHAINLENS_SOURCE_TIMEOUT_MS: '5000',
    },
    { apart: ['team'] },
  )
  person = await signIn(system)
  // Its source is asked more than once, one after another: the other questions are asked meanwhile.
  hanging = ask(person, questionOf('HNG'))
  hanging.catch(() => {})
})
afterAll(async () => {
  await person?.dispose()
  await system?.dispose()
  await Promise.all([coingecko, coinmarketcap, defillama, github, alternativeMe].map((stub) => stub?.dispose()))
})

const TOOL_RESULTS = `query ($id: ID!) { run(id: $id) { message { toolExecutions { toolName status result } } } }`

/** What a tool brought in a run. */
async function resultsOf(events: AnyEvent[], toolName: string): Promise<AnyEvent[]> {
  const { data } = await person.post(TOOL_RESULTS, { id: events[0].runId })
  return data.run.message.toolExecutions.filter((execution: AnyEvent) => execution.toolName === toolName)
}

describe('live sources', () => {
  it('give an answer whose figures are theirs, marked as live', async () => {
    const events = await ask(person, 'Is ETH a healthy asset?')
    const { message, runStatus } = events.at(-1)
    expect(runStatus).toBe('COMPLETED')
    expect(message.unsupportedNumbers).toEqual([])
    expect(unexplainedNumbers(message)).toEqual([])
    const figure = message.citations.find((citation: AnyEvent) => /fear and greed/i.test(citation.label))
    expect(figure).toMatchObject({ value: '42', evidence: { source: expect.stringMatching(/alternative\.me/i) } })
    expect(['LIVE', 'CACHED']).toContain(figure.evidence.mode)
    const price = message.citations.find((citation: AnyEvent) => /price/i.test(citation.label))
    expect(price.value).toBe('2000')
  })

  it('that are down are named, and cost no more than their own part', async () => {
    const events = await ask(person, 'Is ETH a healthy asset?')
    const [onchain] = await resultsOf(events, 'analyze_onchain')
    expect(onchain.status).toBe('SUCCEEDED')
    expect(onchain.result.token.onchain.status).not.toBe('COMPLETE')
    const [tokenomics] = await resultsOf(events, 'analyze_tokenomics')
    expect(tokenomics.result.token.tokenomics.priceUsd.value).toBe(2000)
  })
})

describe.each(FAULTS)('a source that answers with $behaviour', ({ symbol, behaviour, code }) => {
  it('is named in `missing`, the run completes, and the others are whole', async () => {
    const events = await (behaviour === 'hang' ? hanging : ask(person, questionOf(symbol)))
    const { message, runStatus } = events.at(-1)
    expect(runStatus).toBe('COMPLETED')
    expect(message.unsupportedNumbers).toEqual([])
    const [tokenomics] = await resultsOf(events, 'analyze_tokenomics')
    expect(tokenomics.status).toBe('SUCCEEDED')
    const report = tokenomics.result.token.tokenomics
    expect(['PARTIAL', 'NO_DATA']).toContain(report.status)
    expect(report.missing.map((signal: AnyEvent) => signal.code)).toContain(code)
    const [sentiment] = await resultsOf(events, 'analyze_sentiment')
    expect(sentiment.result.token.sentiment.fearAndGreed.value).toBe(42)
  })
})

describe('a ticker that several tokens share', () => {
  it('is answered with the candidates, never with the first match', async () => {
    const events = await ask(person, 'Is LIT a healthy asset?')
    const { message, runStatus } = events.at(-1)
    expect(runStatus).toBe('COMPLETED')
    expect(message.content).toContain('Litentry')
    expect(message.content).toContain('Lighter')
    const called = events.filter((event) => event.__typename === 'ToolCallStarted').map((event) => event.toolName)
    expect(called).toEqual(['resolve_token'])
  })
})

describe('the graph itself', () => {
  it('never guesses: candidates with reasons, none of them clear', async () => {
    const { data } = await person.post(
      '{ resolveToken(query: "LIT") { candidates { rank reason isClear warnings token { id name } } missing { code } } }',
    )
    expect(data.resolveToken.candidates.map((candidate: AnyEvent) => candidate.isClear)).toEqual([false, false])
    expect(data.resolveToken.candidates[0].warnings.length).toBeGreaterThan(0)
  })

  it('tells an empty answer from one that could not be had', async () => {
    coingecko.behave(/^\/search/, 'down')
    const { data } = await person.post('{ resolveToken(query: "NOSUCH") { candidates { rank } missing { code } } }')
    coingecko.behave(/^\/search/, null)
    expect(data.resolveToken).toMatchObject({ candidates: [], missing: [{ code: 'SOURCE_UNREACHABLE' }] })
  })

  it('answers null for what is no token id', async () => {
    const { data } = await person.post('{ token(id: "ETH") { id tokenomics { status } } }')
    expect(data.token).toBeNull()
  })
})

describe('a dead domain', () => {
  it('costs its own field only', async (context) => {
    if (system.mode === 'embedded') return expectInOneProcess()
    await system.kill('team')
    const query = '{ token(id: "eip155:1/slip44:60") { id sentiment { fearAndGreed { value } } team { status } } }'
    const { data, errors } = await person.post(query)
    expect(data.token).toMatchObject({
      id: 'eip155:1/slip44:60',
      sentiment: { fearAndGreed: { value: 42 } },
      team: null,
    })
    expect(errors?.[0].extensions.code).toBe('SUBGRAPH_UNAVAILABLE')
    expect(JSON.stringify(errors)).not.toMatch(/127\.0\.0\.1|localhost/)
    const events = await ask(person, 'Is ETH a healthy asset?')
    expect(events.at(-1).runStatus).toBe('COMPLETED')
    expect(events.at(-1).message.unsupportedNumbers).toEqual([])
    await system.restart('team')
    expect((await person.post(query)).data.token.team).not.toBeNull()
    context.onTestFailed(() => console.log(system.processes.get('team')?.output()))
  })

  /** One process has no subgraph that could die alone: there every domain answers. */
  async function expectInOneProcess(): Promise<void> {
    const { data, errors } = await person.post(
      '{ token(id: "eip155:1/slip44:60") { tokenomics { status } onchain { status } sentiment { status } team { status } } }',
    )
    expect(errors).toBeUndefined()
    expect(Object.values(data.token)).not.toContain(null)
  }
})
