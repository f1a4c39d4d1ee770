import { readFileSync } from 'node:fs'
import type { Config } from '@chainlens/platform/config'
import { createSubgraph } from '@chainlens/platform/graphql'
import { Client } from 'pg'
import { askSubgraph, testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import { tablesOf } from '../../../tests/support/tables-of.ts'
import { createTestDatabase } from '../../../tests/support/test-database.ts'
import { createTestPlatform } from '../../../tests/support/test-platform.ts'
import onchain from '../index.ts'
import { createEvmRpc } from '../sources/evm-rpc.ts'
import type { PublicNodes } from '../sources/rpc-endpoint.ts'

const sdl = readFileSync(new URL('../../../schema/subgraphs/onchain.graphql', import.meta.url), 'utf8')
const principal = testPrincipal('01890000-0000-7000-8000-000000000001')

/** Everything that a report says. */
export const REPORT = `
  status score observedAt
  findings { code severity title detail evidence { id } }
  missing { code signal reason }
  evidence { ...E inputs { id mode inputs { id } } }
  holders {
    population isHistorical isWholePopulation
    holderCount { ...M } giniCoefficient { ...M } herfindahlIndex { ...M } nakamotoCoefficient { ...M }
    topShare { ...M } top1: topShare(holders: 1) { ...M }
    adjustedTopShare { ...M } giniAtLeast { ...M } herfindahlAtLeast { ...M } nakamotoAtLeast { ...M }
    bands { label share evidence { id } }
    largestHolders { rank address label isContract kind share balance exclusion evidence { id } }
  }
  contract {
    isVerified isProxy implementation proxyAdmin owner isOwnershipRenounced canMint canPause canBlacklist
    isHoneypot buyTax { value } sellTax { value } totalSupply { ...M } codeHash creator lockedLiquidity { ...M } evidence { id }
  }`

const FRAGMENTS = `
  fragment E on Evidence { id source url mode asOf retrievedAt contentHash excerpt }
  fragment M on Measure { value exact unit method asOf stale confidence evidence { ...E inputs { ...E } } }`

/** The subgraph with a database of its own, asked as the gateway would. */
export interface OpenOnchain {
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  ask(query: string, variables?: Record<string, unknown>): Promise<any>
  /** `token(id)` with its whole report. Throws where the answer has errors. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  report(id: string): Promise<any>
  /** What is kept of sources' answers, by content hash. */
  keptDocuments(): Promise<Map<string, { url: string; body: string }>>
  dispose(): Promise<void>
}

/** A port that nothing listens on: services that a test does not stub are never really asked. */
const NOWHERE = 'http://127.0.0.1:1'
const NO_SERVICES: Config['baseUrls'] = {
  GOPLUS: NOWHERE,
  COINGECKO: NOWHERE,
  BLOCKSCOUT: NOWHERE,
  SOURCIFY: NOWHERE,
  MORALIS: NOWHERE,
  ETHERSCAN: NOWHERE,
  ALCHEMY: NOWHERE,
}

/**
 * Opens the subgraph. Outside services other than those that `config.baseUrls` names cannot be reached.
 *
 * @param publicNodes other nodes than the real ones, for what must not depend on the internet
 */
export async function openOnchain(config: Partial<Config> = {}, publicNodes?: PublicNodes): Promise<OpenOnchain> {
  const database = await createTestDatabase(tablesOf(onchain))
  const test = await createTestPlatform({
    databaseUrl: database.url,
    ...config,
    baseUrls: { ...NO_SERVICES, ...config.baseUrls },
  })
  const definition: typeof onchain = publicNodes
    ? {
        ...onchain,
        services: ({ sources, config }) => ({ sources, config, rpc: createEvmRpc({ sources, config, publicNodes }) }),
      }
    : onchain
  const subgraph = await createSubgraph(definition, test.platform, sdl)
  const ask: OpenOnchain['ask'] = (query, variables) =>
    askSubgraph(test.platform, subgraph, { query, ...(variables ? { variables } : {}), principal })
  return {
    ask,
    async report(id) {
      const query = `query ($id: ID!) { token(id: $id) { id decimals onchain { ${REPORT} } } } ${FRAGMENTS}`
      const { data, errors } = await ask(query, { id })
      if (errors) throw new Error(JSON.stringify(errors))
      return data.token
    },
    async keptDocuments() {
      const client = new Client({ connectionString: database.url })
      await client.connect()
      const { rows } = await client.query('select content_hash, url, body from onchain.source_documents')
      await client.end()
      return new Map(rows.map((row) => [row.content_hash, { url: row.url, body: row.body.toString('utf8') }]))
    },
    async dispose() {
      await subgraph.dispose()
      await test.dispose()
      await database.dispose()
    },
  }
}
