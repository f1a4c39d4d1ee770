import { ModelError } from '../../models/policy/model-error.ts'

/** A prompt that no shortening makes fit; found before any call is made. */
export class PromptTooLarge extends ModelError {
  /** For a person: what is too long, and what to do. */
  readonly advice: string

  constructor(advice: string) {
    super('MODEL_REQUEST_TOO_LARGE', 'the prompt does not fit')
    this.name = 'PromptTooLarge'
    this.advice = advice
  }
}
