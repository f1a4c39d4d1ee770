import { setTimeout as pause } from 'node:timers/promises'
import { decodeId } from '@chainlens/platform/ids'
import { type AnyEvent, RUN_EVENTS } from '../../support/conversation.ts'
import { type Person, signIn } from '../../support/graph.ts'

/** A question that ChainLens has acknowledged, and what its client has seen of the answer. */
export interface Question {
  /** Its name in the accounts of model and tools: letters only, so that no number is checked. */
  name: string
  runId: string
  runUuid: string
  askedAt: number
  /** Every event as the client got it, in the order of coming. */
  seen: AnyEvent[]
  /** Resolves once the client has seen the end; it follows again whenever its stream breaks. */
  ended: Promise<void>
  /** Times that the client had to follow again. */
  resumed: number
}

/** Asks and follows, as a client does that wants its answer whatever happens. */
export interface Asker {
  person: Person
  ask(): Promise<Question>
  /** Requests that were made again since they had no answer, or one that says to. */
  repeated: number
  /** What those were told, by the error's code, and how often. */
  refusals: Map<string, number>
  dispose(): Promise<void>
}

const CREATE = 'mutation { createSession(input: {}) { session { id } userErrors { code } } }'
const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { run { id } userErrors { code message } } }`

/** A client that has no answer by then asks again. */
const PATIENCE_MS = 20_000

async function withinMs<Value>(limitMs: number, work: Promise<Value>): Promise<Value> {
  const limit = new AbortController()
  const tooLate = pause(limitMs, undefined, { signal: limit.signal }).then(() => {
    throw new Error(`No answer within ${limitMs} ms.`)
  })
  tooLate.catch(() => {})
  return Promise.race([work, tooLate]).finally(() => limit.abort())
}

let asked = 0
/** a, b, …, z, aa, ab, … */
function nextName(): string {
  let name = ''
  for (let rest = ++asked; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(97 + ((rest - 1) % 26)) + name
  return `q${name}`
}

/** Signs the demo account in and gives what asks in its name. */
export async function createAsker(system: { url: string; demoPassword: string }): Promise<Asker> {
  const person = await signIn(system)
  const ending = new AbortController()

  /** Until it has an answer: a client may repeat what carries a clientRequestId, and a session too many harms nobody. */
  // biome-ignore lint/suspicious/noExplicitAny: any answer
  async function persistently(query: string, variables: object = {}): Promise<any> {
    for (;;) {
      ending.signal.throwIfAborted()
      const answer = await withinMs(PATIENCE_MS, person.post(query, variables)).catch(() => null)
      if (answer?.data && !answer.errors) return answer.data
      const code = answer ? String(answer.errors?.[0]?.extensions?.code) : 'no answer'
      asker.refusals.set(code, (asker.refusals.get(code) ?? 0) + 1)
      asker.repeated++
      await pause(250)
    }
  }

  async function follow(question: Question): Promise<void> {
    for (;;) {
      const after = question.seen.at(-1)?.sequence ?? 0
      try {
        for await (const { data, errors } of person.subscribe(RUN_EVENTS, { runId: question.runId, after })) {
          if (errors || !data) throw new Error(JSON.stringify(errors))
          question.seen.push(data.runEvents)
        }
      } catch {
        // Its stream broke; from where it was, again.
      }
      if (question.seen.at(-1)?.__typename === 'RunEnded' || ending.signal.aborted) return
      question.resumed++
      await pause(250)
    }
  }

  const asker: Asker = {
    person,
    repeated: 0,
    refusals: new Map(),
    async ask() {
      const name = nextName()
      const { createSession } = await persistently(CREATE)
      const input = { sessionId: createSession.session.id, content: `Look. [question: ${name}]`, clientRequestId: name }
      const { sendMessage } = await persistently(SEND, { input })
      if (!sendMessage.run) throw new Error(JSON.stringify(sendMessage.userErrors))
      const runId: string = sendMessage.run.id
      const question: Question = {
        name,
        runId,
        runUuid: decodeId('run', runId) ?? '',
        askedAt: Date.now(),
        seen: [],
        ended: Promise.resolve(),
        resumed: 0,
      }
      question.ended = follow(question)
      return question
    },
    async dispose() {
      ending.abort()
      await person.dispose()
    },
  }
  return asker
}
