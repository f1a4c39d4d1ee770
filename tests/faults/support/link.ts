import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What one direction of a connection goes through. */
export interface Conditions {
  /** How long each byte is on its way; order is kept. */
  delayMs: number
  /** Null: as fast as it goes. */
  bytesPerSecond: number | null
  /** Nothing is forwarded, neither bytes nor an end: what is sent waits, as on a cable that was pulled. */
  isHeld: boolean
  /** The connection is torn once so many bytes have passed in this direction; null: never. */
  cutAfterBytes: number | null
}

/** One direction of one connection. */
export interface Link {
  /** Bytes that were forwarded. */
  readonly passedBytes: number
  change(conditions: Partial<Conditions>): void
  /** Nothing more is forwarded. */
  stop(): void
}

/** How a network is that does nothing to what it carries. */
export const UNDISTURBED: Conditions = { delayMs: 0, bytesPerSecond: null, isHeld: false, cutAfterBytes: null }

/** What waits in a link; beyond it the sender is told to wait. */
const MOST_WAITING_BYTES = 256_000
/** A throttled direction forwards as often. */
const SLICES_PER_SECOND = 20

interface Piece {
  /** Null: the sender has ended. */
  bytes: Buffer | null
  arrivedAt: number
}

/** Forwards what `source` sends to `target` under conditions that may change at any time; `onCut` runs when it is to be torn. */
export function startLink(source: Socket, target: Socket, given: Conditions, onCut: () => void): Link {
  let conditions = given
  let passedBytes = 0
  let isStopped = false
  let waitingBytes = 0
  const pieces: Piece[] = []
  let changed = Promise.withResolvers<void>()

  function wake(): void {
    changed.resolve()
    changed = Promise.withResolvers()
  }
  source.on('data', (bytes) => {
    pieces.push({ bytes: bytes as Buffer, arrivedAt: performance.now() })
    waitingBytes += bytes.length
    if (waitingBytes > MOST_WAITING_BYTES) source.pause()
    wake()
  })
  source.once('end', () => {
    pieces.push({ bytes: null, arrivedAt: performance.now() })
    wake()
  })

  /** As much of the first piece as may pass at once. */
  function slice(bytes: Buffer): Buffer {
    const { bytesPerSecond, cutAfterBytes } = conditions
    const most = bytesPerSecond === null ? bytes.length : Math.max(1, Math.floor(bytesPerSecond / SLICES_PER_SECOND))
    const left = cutAfterBytes === null ? bytes.length : Math.max(0, cutAfterBytes - passedBytes)
    return bytes.subarray(0, Math.min(most, left))
  }

  async function forward(): Promise<void> {
    while (!isStopped) {
      const [piece] = pieces
      if (!piece || conditions.isHeld) {
        await changed.promise
        continue
      }
      const earlyMs = piece.arrivedAt + conditions.delayMs - performance.now()
      if (earlyMs > 0) {
        await Promise.race([wait(earlyMs), changed.promise])
        continue
      }
      if (piece.bytes === null) {
        target.end()
        return
      }
      const part = slice(piece.bytes)
      if (part.length > 0) await write(part)
      piece.bytes = piece.bytes.subarray(part.length)
      waitingBytes -= part.length
      passedBytes += part.length
      if (piece.bytes.length === 0) pieces.shift()
      if (waitingBytes <= MOST_WAITING_BYTES) source.resume()
      if (passedBytes === conditions.cutAfterBytes) return onCut()
      if (conditions.bytesPerSecond !== null) await wait((part.length / conditions.bytesPerSecond) * 1_000)
    }
  }

  /** Until the kernel has it, or the receiver has gone. */
  function write(bytes: Buffer): Promise<void> {
    return new Promise((resolve) => {
      if (target.destroyed) return resolve()
      target.once('close', resolve)
      target.write(bytes, () => {
        target.off('close', resolve)
        resolve()
      })
    })
  }

  void forward()
  return {
    get passedBytes() {
      return passedBytes
    },
    change(some) {
      conditions = { ...conditions, ...some }
      wake()
    },
    stop() {
      isStopped = true
      wake()
    },
  }
}
