export type { VerifiedAccess } from './access-token-claims.ts'
export { ACCESS_TOKEN } from './access-token-format.ts'
export { deriveKey } from './derive-key.ts'
export {
  IDENTITY_HEADER,
  type SignIdentityInput,
  signInternalIdentity,
  verifyInternalIdentity,
} from './internal-identity.ts'
export type { KeySetOptions } from './key-set.ts'
export type { InternalIdentity, Principal } from './principal.ts'
export { type RefreshCookie, signRefreshCookie, verifyRefreshCookie } from './refresh-cookie.ts'
export { openSecret, sealSecret } from './seal-secret.ts'
export { type AccessTokenVerifier, createAccessTokenVerifier } from './verify-access-token.ts'
