const NOT_BUILT = 'The explorer has not been built. Build it with `npm run build:web`.\n'
const NOT_SERVED = 'The explorer is not served in production, where the schema cannot be read.\n'

/** Serves /explorer out of the web app's files; in production it says why it does not. */
export function createExplorer(
  webFiles: (request: Request) => Promise<Response>,
  options: { isServed: boolean },
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!options.isServed) return text(404, NOT_SERVED)
    const url = new URL(request.url)
    if (url.pathname !== '/explorer' && url.pathname !== '/explorer/') return webFiles(request)
    url.pathname = '/explorer/index.html'
    const { method, headers } = request
    const response = await webFiles(new Request(url, { method, headers }))
    return response.status === 404 ? text(404, NOT_BUILT) : response
  }
}

function text(status: number, message: string): Response {
  return new Response(message, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
