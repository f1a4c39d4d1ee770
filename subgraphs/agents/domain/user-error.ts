/** An expected failure; as UserError of the graph. */
export interface UserError {
  /** UPPER_SNAKE. */
  code: string
  message: string
  /** Path of the input field that is to blame. */
  field: string[] | null
}

/** Makes one; `field` is the name of the input's field that is to blame. */
export function userError(code: string, message: string, field?: string): UserError {
  return { code, message, field: field ? ['input', field] : null }
}
