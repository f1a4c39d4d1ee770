import type { z } from 'zod'
import type { KeyedService, Service } from '../../config/index.ts'

/** A question that costs a source next to nothing, whose answer says that it answers. */
export interface Probe {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** What a good answer fits; an error in a 200 must not. */
  accepts: z.ZodType
  /** Statuses besides 2xx with which it says what `accepts` reads. */
  acceptStatuses?: number[]
}

/** A probe with the key in it. */
export interface KeyProbe {
  key: KeyedService
  of(key: string): Probe & {
    /** What messages show in the place of the address, where that holds the key. */
    shownUrl?: string
  }
  /** Whether an answer of a good status says that the key is refused. */
  refuses?: (answer: unknown) => boolean
  /** What a key adds to a source that answers without one, too; of any other it is all that the source adds. */
  adds?: string
}

/** An outside service that ChainLens can ask. */
export interface CataloguedSource {
  service: Service
  /** Name for people. */
  name: string
  /** Who asks it: subgraphs, or `models`. */
  domains: readonly string[]
  /** What it brings. */
  adds: string
  /** Null where it answers nothing without a key. */
  probe: Probe | null
  /** Of another server that speaks its language and needs no key; asked where `<SERVICE>_BASE_URL` is set. */
  elsewhere?: Probe
  /** Null where it takes no key. */
  withKey: KeyProbe | null
}
