import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A model whose words come at a pace, over the wire format of chat completions. */
export interface PacedModel {
  /** Settings that make it the model of an installation. */
  settings: Record<string, string>
  /** How often it was asked. */
  calls: number
  /** Of each answer from now on. */
  pace: { pieces: number; everyMs: number }
  /** Whether an answer may end before it has said all its pieces, and how many the last one to do so had said. */
  mayEnd: () => boolean
  saidPieces: number
  dispose(): Promise<void>
}

/** What it says: each piece is different, without a figure that evidence would be asked for, with characters of several bytes. */
export function pieceOf(index: number): string {
  const name = String.fromCharCode(97 + (Math.floor(index / 26) % 26), 97 + (index % 26))
  return `Sentence ${name} of an answer about a token — „quoted“ 🪙. `
}

/** Serves it on a free port. */
export async function startPacedModel(): Promise<PacedModel> {
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    if (!request.url?.endsWith('/chat/completions')) {
      response.writeHead(404).end()
      return
    }
    model.calls += 1
    const { pieces, everyMs } = model.pace
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const say = (body: object) =>
      response.write(
        `data: ${JSON.stringify({ id: 'chatcmpl-paced', object: 'chat.completion.chunk', created: 1_790_000_000, model: 'paced', ...body })}\n\n`,
      )
    const delta = (delta: object, finish: string | null = null) =>
      say({ choices: [{ index: 0, delta, finish_reason: finish }], usage: null })
    delta({ role: 'assistant', content: '' })
    const startedAt = performance.now()
    let index = 0
    for (; index < pieces && !response.destroyed && !model.mayEnd(); index += 1) {
      delta({ content: pieceOf(index) })
      const early = startedAt + (index + 1) * everyMs - performance.now()
      if (early > 0) await wait(early)
    }
    model.saidPieces = index
    delta({}, 'stop')
    say({ choices: [], usage: { prompt_tokens: 1_000, completion_tokens: index, total_tokens: 1_000 + index } })
    response.end('data: [DONE]\n\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const model: PacedModel = {
    settings: {
      OPENAI_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      OPENAI_API: 'chat',
      OPENAI_API_KEY: 'sk-paced',
      OPENAI_MODELS: 'paced',
      CHAINLENS_DEFAULT_MODEL: 'openai/paced',
      CHAINLENS_MODEL_PRICES: 'openai/paced=1/2',
    },
    calls: 0,
    pace: { pieces: 40, everyMs: 25 },
    mayEnd: () => false,
    saidPieces: 0,
    async dispose() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return model
}
