export { type RequestContext, requirePrincipal } from './context.ts'
export { createSubgraph, type RunningSubgraph } from './create-subgraph.ts'
export { defineSubgraph, type Lifetime, type SubgraphDefinition, type SubgraphPlatform } from './define-subgraph.ts'
export type { DirectAnswer, DirectRequest, ExecuteDirectly } from './execute-directly.ts'
export {
  createExecuteOperation,
  type ExecuteOperation,
  type OperationInput,
  type OperationOutcome,
} from './execute-operation.ts'
export { maskError, maskResult } from './mask-error.ts'
export { type Connection, type ConnectionArguments, type PageRequest, pageOf, pageRequest } from './page.ts'
export { scalars } from './scalars.ts'
