const addresses = new WeakMap<Request, string>()

/** Remembers which address a request came from; for servers that turn connections into requests. */
export function rememberClientAddress(request: Request, address: string | undefined): Request {
  if (address) addresses.set(request, address)
  return request
}

/** The address of the connection that a request came by; null where it was made in the process. */
export function clientAddressOf(request: Request): string | null {
  return addresses.get(request) ?? null
}
