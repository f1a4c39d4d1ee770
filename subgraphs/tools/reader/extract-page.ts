import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import type { RawPage, ReadablePage } from './page.ts'

/** As much of a document as is used; the server's types know no browser's. */
interface Node {
  textContent: string | null
  getAttribute(name: string): string | null
  querySelector(selector: string): Node | null
  querySelectorAll(selector: string): Iterable<Node>
  remove(): void
}

const MOST_LINKS = 40
const MOST_ELEMENTS = 50_000
const LONGEST_TITLE = 300

/**
 * Finds what of a page is worth reading. Nothing of the page runs and nothing is loaded. May take very long for a page
 * that was made to: for a worker that can be ended.
 */
export function extractPage({ html, url }: RawPage): ReadablePage {
  const { document } = parseHTML(whole(html)) as unknown as { document: Node & { body: Node | null } }
  for (const element of document.querySelectorAll('script, style, noscript, template, iframe, svg')) element.remove()
  const title = clean(document.querySelector('title')?.textContent ?? '').slice(0, LONGEST_TITLE) || null
  const stated = document.querySelector('meta[property="article:published_time"], meta[name="date"], time[datetime]')
  const publishedAt = isoDay(stated?.getAttribute('content') ?? stated?.getAttribute('datetime') ?? null)
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? ''
  const from = URL.canParse(base, url) ? new URL(base, url) : new URL(url)
  const all = { text: clean(document.body?.textContent ?? ''), links: linksOf(document, from) }
  const article = new Readability(document as never, {
    maxElemsToParse: MOST_ELEMENTS,
    serializer: (node) => node,
  }).parse()
  const content = article?.content as Node | undefined
  const text = clean(content?.textContent ?? '')
  return {
    title: clean(article?.title ?? '').slice(0, LONGEST_TITLE) || title,
    publishedAt: publishedAt ?? isoDay(article?.publishedTime ?? null),
    author: clean(article?.byline ?? '').slice(0, 200) || null,
    ...(content && text ? { text, links: linksOf(content, from) } : all),
  }
}

/** The parser makes no html and body of its own, without which it finds nothing. */
function whole(html: string): string {
  return /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html)
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`
}

function clean(text: string): string {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\s]*/g, '\n')
    .trim()
}

function linksOf(root: Node, from: URL): ReadablePage['links'] {
  const links = new Map<string, string>()
  for (const anchor of root.querySelectorAll('a[href]')) {
    const href = anchor.getAttribute('href') ?? ''
    if (!URL.canParse(href, from.href)) continue
    const url = new URL(href, from)
    url.hash = ''
    if (url.protocol !== 'https:' && url.protocol !== 'http:') continue
    if (!links.has(url.href)) links.set(url.href, clean(anchor.textContent ?? '').slice(0, 120))
    if (links.size === MOST_LINKS) break
  }
  return [...links].map(([url, text]) => ({ text, url }))
}

function isoDay(text: string | null): string | null {
  const at = text && /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
