import type { Model } from './model.ts'

/** A model that agents can be made with. */
export interface RegisteredModel {
  model: Model
  /** What is set aside of a user's budget when a run begins; exact decimal, "0" for a model that costs nothing. */
  reserveUsd: string
}

/** The models of an installation, by name. */
export interface ModelRegistry {
  /** Of agents that name none. */
  readonly defaultName: string
  /** Null for a name that no model has. */
  find(name: string): RegisteredModel | null
}

/** Makes a registry; the first model is the default. */
export function createModelRegistry(models: readonly [RegisteredModel, ...RegisteredModel[]]): ModelRegistry {
  const byName = new Map(models.map((registered) => [registered.model.name, registered]))
  return {
    defaultName: models[0].model.name,
    find: (name) => byName.get(name) ?? null,
  }
}
