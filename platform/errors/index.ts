export { ChainLensError, type ChainLensErrorInput } from './chainlens-error.ts'
export { ClientError, type ClientErrorCode, type ClientErrorExtensions } from './client-error.ts'
export { isTransient } from './is-transient.ts'
