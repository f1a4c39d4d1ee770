import type { RequestContext } from '../../request-context.ts'
import { RequestLife } from './request-life.ts'
import type { SubgraphAnswer } from './subgraph-request.ts'

/** One who waits for an answer, or for a part of it. */
interface Asker {
  /** The entities that it asked for, by where they stand in the request; null: the whole answer. */
  readonly places: readonly number[] | null
  resolve(answer: SubgraphAnswer): void
  reject(error: unknown): void
}

/** Parts an answer between those who wait for it, by their `places`; each gets objects of its own. */
export type PartAnswer = (
  answer: SubgraphAnswer,
  askers: readonly (readonly number[] | null)[],
) => readonly SubgraphAnswer[]

/** A request that several may wait for. It goes on as long as one of them does. */
export class SharedRequest {
  readonly life = new RequestLife()
  readonly #askers = new Set<Asker>()

  get askers(): number {
    return this.#askers.size
  }

  /** Waits for it; ends the wait of this one when its client goes. */
  join({ signal }: RequestContext, places: readonly number[] | null): Promise<SubgraphAnswer> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#askers.delete(asker)
        reject(signal.reason)
        if (this.#askers.size === 0) this.life.end(signal.reason)
      }
      const stay = () => signal.removeEventListener('abort', leave)
      const asker: Asker = {
        places,
        resolve(answer) {
          stay()
          resolve(answer)
        },
        reject(error) {
          stay()
          reject(error)
        },
      }
      this.#askers.add(asker)
      signal.addEventListener('abort', leave, { once: true })
    })
  }

  /** @param part null: whoever waits asked for all of it */
  answer(answer: SubgraphAnswer, part: PartAnswer | null): void {
    const askers = [...this.#askers]
    this.#askers.clear()
    const [only] = askers
    if (!part) {
      only?.resolve(answer)
      return
    }
    const parts = part(
      answer,
      askers.map(({ places }) => places),
    )
    for (const [index, asker] of askers.entries()) asker.resolve(parts[index] as SubgraphAnswer)
  }

  fail(error: unknown): void {
    const askers = [...this.#askers]
    this.#askers.clear()
    for (const asker of askers) asker.reject(error)
  }
}
