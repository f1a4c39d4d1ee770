import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { writeText } from './write-text.ts'

const TEXTS = ['', 'a', 'ü€𝄞', ...[125, 126, 127, 65_535, 65_536, 65_537, 300_000].map((length) => 'x'.repeat(length))]

describe('a text message', () => {
  it('arrives as it was written, whatever its length', async () => {
    const server = createServer()
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
    server.on('upgrade', (request, transport, head) => {
      sockets.handleUpgrade(request, transport, head, (socket) => {
        for (const text of TEXTS) {
          writeText(transport, text)
          // Messages that ws writes itself stand between ours.
          socket.send('between')
        }
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const received: string[] = []
    await new Promise<void>((resolve, reject) => {
      client.on('error', reject)
      client.on('message', (data, isBinary) => {
        expect(isBinary).toBe(false)
        if (received.push(String(data)) === TEXTS.length * 2) resolve()
      })
    })
    expect(received.filter((_, index) => index % 2 === 0)).toEqual(TEXTS)
    client.terminate()
    sockets.close()
    server.close()
  })
})
