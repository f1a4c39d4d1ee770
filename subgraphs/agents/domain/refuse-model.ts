import type { ModelRegistry } from '../models/model-registry.ts'
import { type UserError, userError } from './user-error.ts'

/** Why a model cannot answer: MODEL_NOT_FOUND or MODEL_UNAVAILABLE, with what to do; null where it can. */
export function refuseModel(models: ModelRegistry, name: string): UserError | null {
  if (models.find(name)) return null
  const reason = models.list(new Date()).find((model) => model.name === name)?.unavailableReason
  return reason
    ? userError('MODEL_UNAVAILABLE', `This model cannot be asked here. ${reason}`, 'model')
    : userError('MODEL_NOT_FOUND', 'There is no such model here. The query `models` lists those there are.', 'model')
}
