/** What an access token of ChainLens looks like; users signs them, the gateway checks them. */
export const ACCESS_TOKEN = {
  issuer: 'chainlens',
  audience: 'chainlens',
  /** Of the header; keeps other tokens of ours from passing as access tokens (RFC 9068). */
  type: 'at+jwt',
  /** The one algorithm: Ed25519. */
  algorithm: 'EdDSA',
  /** No access token lives longer, whatever the settings say. */
  longestSeconds: 3600,
  /** How far the clocks of signer and checker may differ. */
  leewaySeconds: 5,
} as const
