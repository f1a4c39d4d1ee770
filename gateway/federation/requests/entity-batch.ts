import type { Representations } from './subgraph-request.ts'

/** How large one request for entities may become by others joining it. */
export interface BatchLimits {
  representations: number
  /** Of their JSON. A subgraph takes bodies of some size only: each alone would have fit. */
  characters: number
}

/** Where each of so many stands, when they are the only ones. Kept: most requests are joined by nobody. */
const inOrder: (readonly number[])[] = []

function placesInOrder(count: number): readonly number[] {
  const known = inOrder[count]
  if (known) return known
  const places = Array.from({ length: count }, (_, index) => index)
  if (count <= 1_000) inOrder[count] = places
  return places
}

/** Entities that several ask a subgraph for at once: each stands in it once. */
export class EntityBatch {
  readonly #limits: BatchLimits
  /** What one alone asked for; null once another has joined. */
  #only: Representations | null = null
  readonly #json: string[] = []
  readonly #values: Representations['values'][number][] = []
  readonly #places = new Map<string, number>()
  #characters = 0

  constructor(limits: BatchLimits) {
    this.#limits = limits
  }

  /** Adds what one asks for; gives where each stands. Null where it has no room: nothing is added. The first always has. */
  add(more: Representations): readonly number[] | null {
    if (this.#json.length === 0 && !this.#only) {
      this.#only = more
      return placesInOrder(more.json.length)
    }
    if (this.#only) this.#append(this.#only)
    this.#only = null
    return this.#hasRoomFor(more.json) ? this.#append(more) : null
  }

  #append({ json, values }: Representations): readonly number[] {
    return json.map((text, index) => {
      const known = this.#places.get(text)
      if (known !== undefined) return known
      const place = this.#json.length
      this.#places.set(text, place)
      this.#json.push(text)
      this.#values.push(values[index] as Representations['values'][number])
      this.#characters += text.length
      return place
    })
  }

  #hasRoomFor(json: readonly string[]): boolean {
    let more = 0
    let characters = 0
    for (const text of json)
      if (!this.#places.has(text)) {
        more += 1
        characters += text.length
      }
    const { representations, characters: most } = this.#limits
    return this.#json.length + more <= representations && this.#characters + characters <= most
  }

  /** All of them, in the order of their places. */
  union(): Representations {
    return this.#only ?? { json: this.#json, values: this.#values }
  }
}
