import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import { SourceFailure } from '../sources/source-failure.ts'
import { createDecoder } from './decode-body.ts'
import { isPublicAddress } from './public-address.ts'
import { type PublicOptions, parsePublicUrl } from './public-url.ts'

/** Finds the addresses of a name; as node:dns does. */
export type Resolve = (
  name: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

type LookupDone = (error: NodeJS.ErrnoException | null, address: LookupAddress[] | string, family?: number) => void

/** One reading of a page that anybody may have named. */
export interface PublicRequest extends PublicOptions {
  url: string
  /** Media types that are taken, without parameters. */
  contentTypes: readonly string[]
  /** After it was unpacked; the same holds for what comes over the wire. */
  maxBytes: number
  maxRedirects: number
  signal: AbortSignal
  /** The system's by default. */
  resolve?: Resolve
}

/** What the page answered. */
export interface PublicAnswer {
  /** Where it was found in the end. */
  url: string
  contentType: string
  /** Of the content type; null where it names none. */
  charset: string | null
  bytes: Buffer
}

const SOURCE = 'the web'
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const CONNECT_TIMEOUT_MS = 4_000
const MAX_HEADER_BYTES = 16_384

/**
 * Reads an address of the public web, and nothing else: whatever a model, a page or a person puts into it, no request
 * leaves for a private network. A name is resolved once, every address that it has is checked, and the connection goes
 * to one of these and no other; each redirect is checked afresh. No cookies, no credentials, no proxy of the
 * environment. Throws SourceFailure, and the signal's reason when it aborts.
 */
export async function fetchPublic(request: PublicRequest): Promise<PublicAnswer> {
  const { signal, maxRedirects } = request
  let next = request.url
  for (let hop = 0; hop <= maxRedirects; hop++) {
    signal.throwIfAborted()
    const url = parsePublicUrl(next, request)
    if (typeof url === 'string') throw failed('BAD_ANSWER', hop === 0 ? url : `it redirects. ${url}`)
    const answer = await readOnce(url, request)
    if (!('location' in answer)) return answer
    if (!URL.canParse(answer.location, url.href)) throw failed('BAD_ANSWER', 'it redirects to what is no address.')
    next = new URL(answer.location, url).href
  }
  throw failed('BAD_ANSWER', `it redirects more than ${maxRedirects} times.`)
}

async function readOnce(url: URL, request: PublicRequest): Promise<PublicAnswer | { location: string }> {
  const { signal, maxBytes, contentTypes, allowedHosts = [] } = request
  const isAllowed = allowedHosts.includes(url.host)
  const { Agent, request: ask } = await import('undici')
  // One of its own for each hop: a connection that is kept would be one to an address that was checked another time.
  const agent = new Agent({
    connect: {
      timeout: CONNECT_TIMEOUT_MS,
      lookup: checkedLookup(request.resolve ?? (systemLookup as Resolve), isAllowed),
    },
    maxHeaderSize: MAX_HEADER_BYTES,
    pipelining: 0,
  })
  try {
    const { statusCode, headers, body } = await ask(url, {
      dispatcher: agent,
      signal,
      headers: {
        'user-agent': 'ChainLens (reads pages that its users ask about)',
        accept: contentTypes.join(', '),
        'accept-encoding': 'gzip, deflate, br',
      },
    })
    // What is not read is destroyed, which a body tells as an error of its own.
    body.on('error', () => {})
    const header = (name: string) => [headers[name] ?? []].flat()[0] ?? null
    const location = header('location')
    if (REDIRECTS.has(statusCode) && location !== null) {
      body.destroy()
      return { location }
    }
    if (statusCode < 200 || statusCode >= 300) {
      body.destroy()
      throw failed(
        statusCode === 404 || statusCode === 410 ? 'NOT_FOUND' : 'BAD_ANSWER',
        `it answered with HTTP ${statusCode}.`,
      )
    }
    const contentType = (header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
    if (!contentTypes.includes(contentType)) {
      body.destroy()
      throw failed('BAD_ANSWER', `it is ${contentType.slice(0, 60) || 'of no stated type'}, not text.`)
    }
    const charset = /;\s*charset\s*=\s*"?([\w.:-]{1,40})/i.exec(header('content-type') ?? '')?.[1] ?? null
    const bytes = await createDecoder(header('content-encoding'), maxBytes).decode(body, signal)
    if (bytes === null) throw failed('BAD_ANSWER', `it is larger than ${maxBytes / 1e6} MB.`)
    return { url: url.href, contentType, charset, bytes }
  } catch (error) {
    if (error instanceof SourceFailure) throw error
    signal.throwIfAborted()
    const { message, code } = error as NodeJS.ErrnoException
    if (code === 'NOT_PUBLIC') throw failed('BAD_ANSWER', 'its name leads to no address of the public internet.')
    throw failed(
      'SOURCE_UNREACHABLE',
      code ? `it could not be read (${code}).` : `it could not be read: ${message.slice(0, 100)}`,
    )
  } finally {
    void agent.destroy().catch(() => {})
  }
}

/** Resolves once, and hands on what was checked: what the connection is made to is what was looked at. */
function checkedLookup(resolve: Resolve, isAllowed: boolean) {
  return (name: string, options: { all?: boolean }, done: LookupDone): void => {
    resolve(name, { all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const [first] = addresses
      // One private address among public ones is as bad as a private one alone.
      const isPublic = first !== undefined && addresses.every(({ address }) => isPublicAddress(address))
      if (!first || (!isPublic && !isAllowed))
        return done(Object.assign(new Error('not public'), { code: 'NOT_PUBLIC' }), [])
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}

function failed(code: SourceFailure['code'], reason: string): SourceFailure {
  return new SourceFailure({ code, source: SOURCE, reason })
}
