/** Of a part that is read at once: characters of its JSON, without evidence. */
const PAGE = 20_000

/** A part of a result, one page of it. */
export interface ResultPart {
  page: number
  pages: number
  /** The part where it stands, with what is around it left out, so that its figures keep their names. */
  part: unknown
  /** Of an object that is too long: its fields with their lengths, to be read one by one. */
  fields?: Record<string, number>
}

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * The part of a result at a path such as token.tokenomics.risk or pages.0.text, or a page of it: of a list some items,
 * of a text some characters. A `problem` says what to ask for instead.
 */
export function partOf(result: unknown, path: string, page: number): ResultPart | { problem: string } {
  const keys = path === '' ? [] : path.split('.')
  let value = result
  for (const [index, key] of keys.entries()) {
    const has = isObject(value) ? Object.hasOwn(value, key) : Array.isArray(value) && /^\d{1,6}$/.test(key)
    const next = has ? (value as Json)[key] : undefined
    if (next === undefined)
      return { problem: `There is nothing at ${keys.slice(0, index + 1).join('.')}; there is: ${namesOf(value)}.` }
    value = next
  }
  const around = (part: unknown) => within(result, keys, part)
  if (lengthOf(value) <= PAGE) return page === 1 ? { page, pages: 1, part: around(value) } : noPage(1)
  if (isObject(value)) {
    const fields = Object.fromEntries(
      Object.entries(value).flatMap(([key, item]) => (isOurs(key) ? [] : [[key, lengthOf(item)]])),
    )
    return { page: 1, pages: 1, part: null, fields }
  }
  const pages = typeof value === 'string' ? textPages(value) : itemPages(value as unknown[])
  const chosen = pages[page - 1]
  return chosen === undefined ? noPage(pages.length) : { page, pages: pages.length, part: around(chosen) }
}

function noPage(pages: number): { problem: string } {
  return { problem: pages === 1 ? 'It has one page only.' : `It has ${pages} pages.` }
}

function namesOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list, 0 to ${value.length - 1}`
  if (!isObject(value)) return 'a value without parts'
  return Object.keys(value)
    .filter((key) => !isOurs(key))
    .slice(0, 60)
    .join(', ')
    .slice(0, 600)
}

const isOurs = (key: string) => key === '__typename' || key === 'evidence'

/** Of a value's JSON as models are shown it. */
function lengthOf(value: unknown): number {
  return JSON.stringify(value, (key, item) => (isOurs(key) ? undefined : item))?.length ?? 0
}

/** The part in its place, under the names that lead to it and the symbol of the token that it is about. */
function within(result: unknown, keys: readonly string[], part: unknown): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return part
  if (Array.isArray(result)) return within(result[Number(key)], rest, part)
  const object = result as Json
  const kept = Object.fromEntries(
    ['__typename', 'symbol', 'name'].flatMap((name) =>
      typeof object[name] === 'string' ? [[name, object[name]]] : [],
    ),
  )
  return { ...kept, [key]: within(object[key], rest, part) }
}

function textPages(text: string): string[] {
  const count = Math.ceil(text.length / PAGE)
  return Array.from({ length: count }, (_, index) => text.slice(index * PAGE, (index + 1) * PAGE))
}

/** Items together as far as they fit; one that is longer than a page stands alone. */
function itemPages(items: readonly unknown[]): unknown[][] {
  const pages: unknown[][] = [[]]
  let length = 0
  for (const item of items) {
    const next = lengthOf(item)
    if (length + next > PAGE && pages.at(-1)?.length !== 0) {
      pages.push([])
      length = 0
    }
    pages.at(-1)?.push(item)
    length += next
  }
  return pages
}
