import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type StubOrganisation, type StubRepository, stubRepository } from './github-repository.ts'

export {
  type StubContributor,
  type StubOrganisation,
  type StubRelease,
  type StubRepository,
  stubContributor,
  stubRelease,
  stubRepository,
  weekStart,
} from './github-repository.ts'

/** What the stub does with requests. */
export type GithubBehaviour =
  | 'answer'
  /** 403 with x-ratelimit-remaining 0 and x-ratelimit-reset. */
  | 'limited'
  /** The same with 429. */
  | 'limited429'
  /** 403 with retry-after and requests left. */
  | 'secondaryLimit'
  /** 403 for another reason. */
  | 'forbidden'
  /** 401, as for a wrong token. */
  | 'badCredentials'
  /** 200 with a web page. */
  | 'garbage'
  /** 200 with every number as a string. */
  | 'stringNumbers'
  /** 200 with an error's body. */
  | 'errorIn200'
  | 'hang'
  /** The connection breaks off. */
  | 'drop'
  /** 503. */
  | 'down'

/** The parts that behave each for itself. */
export type GithubPart = 'repository' | 'contributors' | 'releases' | 'organisation'

/** A stand-in for api.github.com; settings may be changed between requests. */
export interface GithubStub {
  /** For GITHUB_BASE_URL. */
  url: string
  /** What was asked, in order, with the status of the answer. */
  requests: { path: string; status: number; headers: IncomingHttpHeaders }[]
  /** By full name in lower case. */
  repositories: Map<string, StubRepository>
  /** By login in lower case; the owner of a repository that is not here has an empty profile. */
  organisations: Map<string, StubOrganisation>
  /** Old full name in lower case → new full name: answered by 301. */
  renames: Map<string, string>
  /** Where a 301 points; the real API's host by default. */
  redirectTo: string
  behaviour: GithubBehaviour
  /** Overrides `behaviour` for a part. */
  behaviours: Partial<Record<GithubPart, GithubBehaviour>>
  limit: { limit: number; remaining: number; resetAt: Date }
  add(repository: StubRepository): void
  dispose(): Promise<void>
}

/** Starts it on a free port of the loopback address, by default with the three repositories that recordings speak of. */
export async function startGithubStub(options: { repositories?: StubRepository[] } = {}): Promise<GithubStub> {
  const server = createServer((request, response) => answer(stub, request, response))
  const stub: GithubStub = {
    url: '',
    requests: [],
    repositories: new Map(),
    organisations: new Map(),
    renames: new Map(),
    redirectTo: 'https://api.github.com',
    behaviour: 'answer',
    behaviours: {},
    limit: { limit: 60, remaining: 60, resetAt: new Date(Date.now() + 3_600_000) },
    add: (repository) => void stub.repositories.set(repository.fullName.toLowerCase(), repository),
    dispose: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  const usual = ['bitcoin/bitcoin', 'ethereum/go-ethereum', 'Uniswap/v4-core'].map((name) => stubRepository(name))
  for (const repository of options.repositories ?? usual) stub.add(repository)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return stub
}

/** Answers one request in GitHub's format, limit headers and ETag included. */
function answer(stub: GithubStub, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://stub')
  const entry = { path: `${pathname}${search}`, status: 0, headers: request.headers }
  stub.requests.push(entry)
  const part = partOf(pathname)
  const behaviour = (part && stub.behaviours[part]) ?? stub.behaviour
  if (behaviour === 'hang') return
  if (behaviour === 'drop') return void request.socket.destroy()
  const { status, body, headers } = replyOf(stub, pathname, part, behaviour)
  const text = body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const etag = `"${createHash('sha256').update(text).digest('hex')}"`
  const isKnown = status === 200 && request.headers['if-none-match'] === etag
  entry.status = isKnown ? 304 : status
  response.writeHead(entry.status, {
    'content-type': 'application/json; charset=utf-8',
    'x-ratelimit-limit': String(stub.limit.limit),
    'x-ratelimit-remaining': String(stub.limit.remaining),
    'x-ratelimit-reset': String(Math.ceil(stub.limit.resetAt.getTime() / 1000)),
    ...(status === 200 ? { etag } : {}),
    ...headers,
  })
  response.end(isKnown ? '' : text)
}

interface Reply {
  status: number
  body: unknown
  headers?: Record<string, string>
}

function replyOf(stub: GithubStub, pathname: string, part: GithubPart | null, behaviour: GithubBehaviour): Reply {
  const { limit } = stub
  const isOver = behaviour === 'limited' || behaviour === 'limited429' || limit.remaining <= 0
  limit.remaining = isOver ? 0 : limit.remaining - 1
  if (isOver) {
    const message = 'API rate limit exceeded for 192.0.2.1. (But here is the good news: …)'
    return { status: behaviour === 'limited429' ? 429 : 403, body: { message } }
  }
  switch (behaviour) {
    case 'secondaryLimit': {
      const body = { message: 'You have exceeded a secondary rate limit.' }
      return { status: 403, body, headers: { 'retry-after': '30' } }
    }
    case 'forbidden':
      return { status: 403, body: { message: 'Repository access blocked' } }
    case 'badCredentials':
      return { status: 401, body: { message: 'Bad credentials', status: '401' } }
    case 'down':
      return { status: 503, body: 'Unicorn!' }
    case 'garbage':
      return { status: 200, body: '<!doctype html><title>Unicorn!</title>' }
    case 'errorIn200':
      return { status: 200, body: { message: 'Server Error' } }
  }
  const reply = contentOf(stub, pathname, part)
  const isAltered = behaviour === 'stringNumbers' && reply.status === 200
  return isAltered ? { ...reply, body: withStrings(reply.body) } : reply
}

const PATH = /^\/(?:repos\/([^/]+\/[^/]+)|repositories\/(\d+))(\/stats\/contributors|\/releases)?$/

const ORGANISATION = /^\/orgs\/([^/]+)$/

function partOf(pathname: string): GithubPart | null {
  if (ORGANISATION.test(pathname)) return 'organisation'
  const match = PATH.exec(pathname)
  if (!match) return null
  return match[3] === undefined ? 'repository' : match[3] === '/releases' ? 'releases' : 'contributors'
}

function contentOf(stub: GithubStub, pathname: string, part: GithubPart | null): Reply {
  if (part === 'organisation') return organisationReply(stub, ORGANISATION.exec(pathname)?.[1] ?? '')
  const [, name, id, rest = ''] = PATH.exec(pathname) ?? []
  const renamed = name && stub.renames.get(name.toLowerCase())
  if (renamed) {
    const moved = stub.repositories.get(renamed.toLowerCase())
    const location = `${stub.redirectTo}/repositories/${moved?.id}${rest}`
    return { status: 301, body: { message: 'Moved Permanently', url: location }, headers: { location } }
  }
  const all = [...stub.repositories.values()]
  const repository = name ? stub.repositories.get(name.toLowerCase()) : all.find((one) => String(one.id) === id)
  if (!repository || part === null) return { status: 404, body: { message: 'Not Found', status: '404' } }
  if (part === 'repository') return { status: 200, body: repositoryBody(repository) }
  if (part === 'releases') return { status: 200, body: repository.releases }
  const { statistics } = repository
  if (statistics === 'empty') return { status: 204, body: null }
  if (typeof statistics === 'number') repository.statistics = statistics > 1 ? statistics - 1 : 'ready'
  if (statistics !== 'ready') return { status: 202, body: {} }
  // GitHub lists a hundred at most, those with the fewest commits first.
  return { status: 200, body: repository.contributors.toSorted((a, b) => a.total - b.total).slice(-100) }
}

function organisationReply(stub: GithubStub, login: string): Reply {
  const wanted = login.toLowerCase()
  const owner = [...stub.repositories.values()].find((one) => one.fullName.toLowerCase().startsWith(`${wanted}/`))
  const isOrganisation = owner !== undefined && owner.ownerType !== 'User'
  const known = stub.organisations.get(wanted) ?? (isOrganisation ? { login } : undefined)
  if (!known) return { status: 404, body: { message: 'Not Found', status: '404' } }
  const body = {
    login: known.login,
    id: 1,
    html_url: `https://github.com/${known.login}`,
    name: known.login,
    blog: known.blog ?? '',
    twitter_username: known.twitterUsername ?? null,
    is_verified: known.isVerified ?? false,
    public_repos: 2,
    type: 'Organization',
  }
  return { status: 200, body }
}

function repositoryBody(repository: StubRepository): object {
  const [owner, name] = repository.fullName.split('/')
  return {
    id: repository.id,
    name,
    full_name: repository.fullName,
    private: false,
    owner: { login: owner, id: 1, type: repository.ownerType ?? 'Organization' },
    html_url: `https://github.com/${repository.fullName}`,
    fork: repository.parent !== null,
    created_at: repository.createdAt,
    pushed_at: repository.pushedAt,
    archived: repository.archived,
    disabled: false,
    default_branch: 'main',
    ...(repository.parent === null ? {} : { parent: { full_name: repository.parent } }),
  }
}

/** The same with every number as a string. */
function withStrings(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body, (_key, value) => (typeof value === 'number' ? String(value) : value)))
}
