import { text } from 'node:stream/consumers'
import { startServer, type TestServer } from '../../platform/testing/start-server.ts'

/** A stand-in for a channel that takes notifications as Slack does. */
export interface WebhookStub extends TestServer {
  /** The address to configure; its path is a secret. */
  hookUrl: string
  /** What was posted, in order. */
  posted: { text: string; idempotencyKey: string | undefined }[]
  /** What it does with the next posts: a status, silence, or a connection that breaks once the text is there. */
  answer: { status: number; headers?: Record<string, string> } | 'hang' | 'cut'
}

/** Starts it; it takes what it gets. */
export async function startWebhook(): Promise<WebhookStub> {
  const server = await startServer(async (request, response) => {
    const body = JSON.parse((await text(request)) || '{}')
    stub.posted.push({ text: body.text, idempotencyKey: request.headers['idempotency-key'] as string | undefined })
    const { answer } = stub
    if (answer === 'cut') request.socket.destroy()
    else if (answer !== 'hang') response.writeHead(answer.status, answer.headers).end('ok')
  })
  const stub: WebhookStub = {
    ...server,
    hookUrl: `${server.url}/services/T0/B0/the-secret`,
    posted: [],
    answer: { status: 200 },
  }
  return stub
}
