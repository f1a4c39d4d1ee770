import type { Model } from './model.ts'
import { CircuitBreaker } from './policy/circuit-breaker.ts'
import { findPrice, type ModelPrice } from './prices/find-price.ts'
import { reserveOf } from './prices/reserve-of.ts'
import { findWindow } from './windows/find-window.ts'
import type { ModelWindow } from './windows/window-table.ts'

/** A model that agents can be made with. */
export interface RegisteredModel {
  model: Model
  /** What people call it; left out: its name. */
  label?: string
  /** What is set aside of a user's budget when a run begins, exact decimal; left out: what its price suggests. */
  reserveUsd?: string
}

/** A model that is known here and cannot be asked. */
export interface UnavailableModel {
  /** provider/model */
  name: string
  label: string
  /** One sentence for a person: what to do. */
  reason: string
}

/** A model as it is listed. */
export interface ModelListing {
  /** provider/model */
  name: string
  label: string
  isDefault: boolean
  /** Null where it can be asked. */
  unavailableReason: string | null
  /** Null where none is known. */
  price: ModelPrice | null
}

/** The models of an installation, by name. */
export interface ModelRegistry {
  /** Of agents that name none. */
  readonly defaultName: string
  /** Those that answer in turn where the one that was asked cannot. */
  readonly fallbacks: readonly Model[]
  /** Null for a name that no model has that can be asked. */
  find(name: string): Model | null
  /** Of this process; made when it is first asked for. */
  breakerOf(name: string): CircuitBreaker
  /** All that are known, those that cannot be asked too. */
  list(at: Date): ModelListing[]
  /** Null where none is known. */
  priceOf(name: string, at: Date): ModelPrice | null
  /** How much a model reads and writes in one call; a small one where nobody knows it. */
  windowOf(name: string): ModelWindow
  /** What a run of a model sets aside: its own, or a fallback's where that costs more; exact decimal. */
  reserveUsd(name: string, at: Date): string
}

/** What createModelRegistry takes besides the models. */
export interface ModelRegistryOptions {
  /** Left out: the first. */
  defaultName?: string
  /** Names of registered models. */
  fallbacks?: readonly string[]
  unavailable?: readonly UnavailableModel[]
  /** Prices that replace or add to those known here. */
  prices?: Parameters<typeof findPrice>[2]
  /** Windows that replace or add to those known here. */
  windows?: Readonly<Record<string, ModelWindow>>
}

/** Makes a registry. Throws for a default or a fallback that is not registered. */
export function createModelRegistry(
  models: readonly [RegisteredModel, ...RegisteredModel[]],
  options: ModelRegistryOptions = {},
): ModelRegistry {
  const byName = new Map(models.map((registered) => [registered.model.name, registered]))
  const defaultName = options.defaultName ?? models[0].model.name
  const registered = (name: string): RegisteredModel => {
    const found = byName.get(name)
    if (!found) throw new Error(`There is no model ${name} to answer.`)
    return found
  }
  registered(defaultName)
  const fallbacks = (options.fallbacks ?? []).map(registered)
  const priceOf = (name: string, at: Date) => findPrice(name, at, options.prices)
  const reserve = ({ model, reserveUsd }: RegisteredModel, at: Date) => reserveUsd ?? reserveOf(priceOf(model.name, at))
  const breakers = new Map<string, CircuitBreaker>()
  return {
    defaultName,
    fallbacks: fallbacks.map(({ model }) => model),
    find: (name) => byName.get(name)?.model ?? null,
    priceOf,
    windowOf: (name) => findWindow(name, options.windows),
    breakerOf(name) {
      const breaker = breakers.get(name) ?? new CircuitBreaker()
      breakers.set(name, breaker)
      return breaker
    },
    list: (at) => [
      ...models.map(({ model: { name }, label }) => ({
        name,
        label: label ?? name,
        isDefault: name === defaultName,
        unavailableReason: null,
        price: priceOf(name, at),
      })),
      ...(options.unavailable ?? []).map(({ name, label, reason }) => ({
        name,
        label,
        isDefault: false,
        unavailableReason: reason,
        price: priceOf(name, at),
      })),
    ],
    reserveUsd(name, at) {
      const own = byName.get(name)
      const amounts = [...(own ? [own] : []), ...fallbacks].map((each) => reserve(each, at))
      return amounts.reduce((most, amount) => (Number(amount) > Number(most) ? amount : most), '0')
    },
  }
}
