import type { Duplex } from 'node:stream'

/** The first byte of a frame that is a whole text message (RFC 6455, 5.2). */
const TEXT = 0x81

/**
 * Writes a text message to a socket whose WebSocket is open: the frame in one piece. `ws` would write header and
 * text one by one, which is most of what a short message costs. Not for sockets with compression.
 */
export function writeText(transport: Duplex, text: string): void {
  const length = Buffer.byteLength(text)
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(start + length)
  frame[0] = TEXT
  if (start === 2) frame[1] = length
  else if (start === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeUInt32BE(Math.floor(length / 2 ** 32), 2)
    frame.writeUInt32BE(length % 2 ** 32, 6)
  }
  frame.write(text, start)
  transport.write(frame)
}
