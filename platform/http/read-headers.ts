import type { IncomingHttpHeaders } from 'node:http'

/** Reads the headers of one of Node's messages as those of a Request are read, without copying them. */
export function readHeaders(headers: IncomingHttpHeaders): { get(name: string): string | null } {
  return {
    get(name) {
      const value = headers[name]
      if (value === undefined) return null
      return typeof value === 'string' ? value : value.join(', ')
    },
  }
}
