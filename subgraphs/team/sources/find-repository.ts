import type { Config } from '@chainlens/platform/config'
import { type Evidence, makeEvidence } from '@chainlens/platform/evidence'
import { COINGECKO, fetchCoin, sectionOf } from '@chainlens/platform/providers/coingecko'
import type { Sources } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import { xHandleOf } from './organisation-facts.ts'
import { hostOf } from './site-host.ts'

/** Which repository is taken for a token. */
export interface RepositoryChoice {
  /** owner/name; null where no repository is listed. */
  repository: string | null
  /** Addresses on GitHub that the source lists. */
  listed: string[]
  /** The account on GitHub of the repository, or of the addresses where they name one alone; null where none is known. */
  account: string | null
  /** Hosts of the sites that the source lists for the asset. */
  sites: string[]
  /** The account on X that the source lists; null where it lists none. */
  xHandle: string | null
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
/** Of the sites that are listed, so many are read. */
const SITES = 5
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
      const links = sectionOf(coin, 'links')
      const listed = links?.repos_url.github ?? []
      const repository = listed.map(repositoryName).find((name) => name !== null) ?? null
      const homepages = (links?.homepage ?? []).slice(0, SITES)
      const sites = [...new Set(homepages.flatMap((address) => hostOf(address) ?? []))]
      const xHandle = xHandleOf(links?.twitter_screen_name)
      const excerpt =
        `links.repos_url.github: ${JSON.stringify(listed)}, ` +
        `homepage: ${JSON.stringify(homepages)}, twitter_screen_name: ${JSON.stringify(links?.twitter_screen_name ?? null)}`
      const url = `https://www.coingecko.com/en/coins/${encodeURIComponent(coin.id)}`
      const evidence = answer.evidence({ url, excerpt, asOf: answer.retrievedAt })
      return { repository, listed, account: accountOf(repository, listed), sites, xHandle, evidence }
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

/** The account of a repository, else the one that all addresses on github.com name. */
function accountOf(repository: string | null, listed: readonly string[]): string | null {
  if (repository !== null) return repository.split('/')[0] ?? null
  const accounts = new Set(listed.flatMap((address) => accountName(address) ?? []))
  return accounts.size === 1 ? ([...accounts][0] ?? null) : null
}

function accountName(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, hostname, pathname } = new URL(address)
  if (!/^https?:$/.test(protocol) || !/^(www\.)?github\.com$/.test(hostname)) return null
  return /^\/([A-Za-z0-9-]{1,80})\/?$/.exec(pathname)?.[1]?.toLowerCase() ?? null
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
  const account = accountOf(choice.repository, [])
  return { repository: choice.repository, listed: [url], account, sites: [], xHandle: null, evidence }
}
