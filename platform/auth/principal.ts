/** Who a request is made for, as the gateway found out. */
export interface Principal {
  /** UUID of the account. */
  userId: string
  role: 'USER' | 'ADMIN'
  /** What the request may do; * is everything the role may. */
  scopes: string[]
  /** UUID of the sign-in; null for a run's own identity. */
  signInId: string | null
  /** UUID of the run that acts for the user; null when the user acts. */
  runId: string | null
}

/** What a service knows of a request that another service signed. */
export interface InternalIdentity {
  /** The service that signed. */
  issuer: string
  /** Null for a client that is not signed in. */
  principal: Principal | null
  requestId: string
  /** Address of the client, for limits; null where a service asks for itself. */
  clientAddress: string | null
  /** From the browser's cookie; only ever sent to users. */
  refreshToken: string | null
}
