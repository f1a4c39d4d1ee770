import { createHash } from 'node:crypto'
import { readFile, realpath } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Vite puts a hash of the content into the names of what it builds. */
const HASHED = /^\/assets\/.+-[\w-]{8,}\.\w+$/

const NOT_BUILT = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>ChainLens</title></head>
<body><h1>ChainLens</h1>
<p>The web app has not been built. Build it with <code>npm run build:web</code> and reload this page.</p>
<p>The graph answers at <a href="/graphql">/graphql</a>.</p></body></html>`

/** Serves the built web app out of `directory`: files as they are, index.html for the app's own addresses. */
export function createWebFiles(directory: string | undefined): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return text(405, 'Method not allowed')
    const path = decodePath(new URL(request.url).pathname)
    if (path === null) return text(400, 'Bad address')
    const file = directory === undefined ? null : await readInside(directory, path)
    if (file) return fileResponse(request, path, file)
    // An address of the app has no file ending; a missing file must not answer with the app.
    if (extname(path) !== '') return text(404, 'Not found')
    const index = directory === undefined ? null : await readInside(directory, '/index.html')
    return index ? fileResponse(request, '/index.html', index) : html(request, NOT_BUILT)
  }
}

function decodePath(pathname: string): string | null {
  try {
    const path = decodeURIComponent(pathname)
    return path.includes('\0') || path.includes('\\') ? null : path
  } catch {
    return null
  }
}

/** The content of a file that lies in `directory`, links followed; null where there is none. */
async function readInside(directory: string, path: string): Promise<Buffer | null> {
  try {
    const root = await realpath(resolve(directory))
    const file = await realpath(join(root, path))
    return file.startsWith(root + sep) ? await readFile(file) : null
  } catch {
    return null
  }
}

function fileResponse(request: Request, path: string, content: Buffer): Response {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`
  const headers = {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
  }
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(content), { headers })
}

function text(status: number, message: string): Response {
  return new Response(`${message}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

function html(request: Request, content: string): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' }
  return new Response(request.method === 'HEAD' ? null : content, { headers })
}
