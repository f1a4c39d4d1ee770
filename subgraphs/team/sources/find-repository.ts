import type { Config } from '@chainlens/platform/config'
import { type Evidence, makeEvidence } from '@chainlens/platform/evidence'
import { COINGECKO, fetchCoin, sectionOf } from '@chainlens/platform/providers/coingecko'
import type { Sources } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'

/** Which repository is taken for a token. */
export interface RepositoryChoice {
  /** owner/name; null where no repository is listed. */
  repository: string | null
  /** Addresses on GitHub that the source lists. */
  listed: string[]
  evidence: Evidence
}

/** The repositories that recordings speak of, by token id. */
const RECORDED_CHOICE: Record<string, { repository: string; why: string }> = {
  'eip155:1/slip44:60': {
    repository: 'ethereum/go-ethereum',
    why: "a client of Ethereum's execution layer, by the Ethereum Foundation",
  },
  'bip122:000000000019d6689c085ae165831e93/slip44:0': {
    repository: 'bitcoin/bitcoin',
    why: 'the reference client of Bitcoin',
  },
  'eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984': {
    repository: 'Uniswap/v4-core',
    why: "the newest version of Uniswap's core contracts; its history begins with v3-core's",
  },
}
const CHOSEN_AT = '2026-08-21T12:40:23Z'

/** Finds a token's repository: the first that CoinGecko lists with owner and name. Throws SourceFailure. */
export async function findRepository(
  { sources, config }: { sources: Sources; config: Config },
  token: TokenReference,
): Promise<RepositoryChoice> {
  return sources.liveOrRecorded({
    service: 'COINGECKO',
    source: COINGECKO,
    async live() {
      const { answer, coin } = await fetchCoin(sources, config, token)
      const listed = sectionOf(coin, 'links')?.repos_url.github ?? []
      const repository = listed.map(repositoryName).find((name) => name !== null) ?? null
      const excerpt = `links.repos_url.github: ${JSON.stringify(listed)}`
      const url = `https://www.coingecko.com/en/coins/${encodeURIComponent(coin.id)}`
      return { repository, listed, evidence: answer.evidence({ url, excerpt, asOf: answer.retrievedAt }) }
    },
    recorded: () => recordedChoice(token),
  })
}

/** owner/name of an address on github.com; null for an organisation, another host or anything else. */
export function repositoryName(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, pathname } = new URL(address)
  if (!/^https?:$/.test(protocol) || !/^(www\.)?github\.com$/.test(hostname)) return null
  const [, owner, name] = /^\/([A-Za-z0-9-]+)\/([\w.-]+?)(?:\.git)?(?:\/.*)?$/.exec(pathname) ?? []
  return owner && name && name !== '.' && name !== '..' ? `${owner}/${name}` : null
}

function recordedChoice(token: TokenReference): RepositoryChoice | null {
  const choice = RECORDED_CHOICE[token.id]
  if (!choice) return null
  const url = `https://github.com/${choice.repository}`
  const evidence = makeEvidence({
    source: 'ChainLens recordings',
    url,
    mode: 'RECORDED',
    asOf: CHOSEN_AT,
    retrievedAt: CHOSEN_AT,
    contentHash: null,
    excerpt: `${choice.repository}: ${choice.why}`,
  })
  return { repository: choice.repository, listed: [url], evidence }
}
