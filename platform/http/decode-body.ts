import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** Reads a body within its limit. */
export interface BodyDecoder {
  /** Null where the body is larger, packed or unpacked; throws for what it does not unpack, and when the signal aborts. */
  decode(body: Readable, signal: AbortSignal): Promise<Buffer | null>
}

const UNPACKERS = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }

/** For a `Content-Encoding`: one coding, since layers of it are how small files become huge ones. */
export function createDecoder(contentEncoding: string | null, maxBytes: number): BodyDecoder {
  return {
    async decode(body, signal) {
      const coding = (contentEncoding ?? '').trim().toLowerCase()
      const isPlain = coding === '' || coding === 'identity'
      if (!isPlain && !(coding in UNPACKERS)) {
        body.destroy()
        throw new Error(`the coding ${coding.slice(0, 40)} is not read`)
      }
      const unpacker = isPlain ? null : UNPACKERS[coding as keyof typeof UNPACKERS]()
      const source = unpacker ? body.pipe(unpacker) : body
      const stop = () => {
        body.destroy()
        unpacker?.destroy(new Error('stopped'))
      }
      let packed = 0
      if (unpacker) {
        body.on('error', (error) => unpacker.destroy(error))
        body.on('data', (chunk: Buffer) => {
          packed += chunk.length
          if (packed > maxBytes) stop()
        })
      }
      signal.addEventListener('abort', stop, { once: true })
      const chunks: Buffer[] = []
      let size = 0
      try {
        for await (const chunk of source) {
          size += (chunk as Buffer).length
          if (size > maxBytes) return null
          chunks.push(chunk as Buffer)
        }
        return Buffer.concat(chunks)
      } catch (error) {
        if (packed > maxBytes) return null
        throw error
      } finally {
        signal.removeEventListener('abort', stop)
        stop()
      }
    },
  }
}
