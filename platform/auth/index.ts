export { deriveKey } from './derive-key.ts'
export {
  IDENTITY_HEADER,
  type SignIdentityInput,
  signInternalIdentity,
  verifyInternalIdentity,
} from './internal-identity.ts'
export type { InternalIdentity, Principal } from './principal.ts'
