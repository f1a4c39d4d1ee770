const held = new WeakMap<AbortSignal, Request>()

/**
 * Keeps a request as long as its signal is in use. Node hands an abort on to a request's signal through
 * the request itself: where only the signal is kept, the request is collected and the signal falls silent.
 */
export function holdRequest(request: Request): Request {
  held.set(request.signal, request)
  return request
}
