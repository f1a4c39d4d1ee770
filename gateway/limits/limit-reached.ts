import type { ClientErrorCode } from '@chainlens/platform/errors'
import type { ASTNode } from 'graphql'

/** Ends the walk over a document at the first thing that may not be; never leaves this folder. */
export class LimitReached extends Error {
  readonly node: ASTNode
  readonly code: ClientErrorCode
  constructor(message: string, node: ASTNode, code: ClientErrorCode = 'QUERY_TOO_COMPLEX') {
    super(message)
    this.node = node
    this.code = code
  }
}
