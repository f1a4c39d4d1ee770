import type { Model, ModelPart, ModelRequest } from '../models/model.ts'
import { modelErrorOf } from '../models/policy/model-error-of.ts'
import { readStream } from './read-stream.ts'
import type { RunContext } from './run-context.ts'

/**
 * The one way from a run to a model: every call goes through here, whatever the model, and is watched for silence.
 * Throws the run's reason where it was interrupted, and a ModelError for all that goes wrong with the model.
 *
 * @param request its signal ends the call; it aborts with the run, and when the reader is done
 */
export async function* callModel(
  { signal, engine }: RunContext,
  model: Model,
  request: ModelRequest,
): AsyncGenerator<ModelPart, void, void> {
  const { modelFirstPartMs, modelIdleMs } = engine.limits
  try {
    yield* readStream(model.stream(request), { signal, firstMs: modelFirstPartMs, idleMs: modelIdleMs })
  } catch (error) {
    signal.throwIfAborted()
    throw modelErrorOf(error)
  }
}
