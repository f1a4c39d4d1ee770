import type { ModelStub, StubModelRequest } from '../../stubs/model-server.ts'
import type { StubReply, StubTurn } from '../../stubs/model-turn.ts'
import { startOpenAiStub } from '../../stubs/openai.ts'

/** The model that answers in the fault suite; priced by the table of ChainLens. */
export const FAULT_MODEL = 'openai/gpt-6-luna'
/** What each whole call of it uses, and costs at 0.10 and 0.50 USD a million. */
export const CALL_USAGE = { input: 1_000, cached: 0, written: 0, output: 100, reasoning: 0 } as const
export const CALL_COST_USD = '0.00015'

/** A model call as the provider counts it: from the request on, whoever still listens. */
export interface BilledCall {
  question: string
  /** From 1. */
  step: number
  /** The caller has gone before the answer was whole. */
  isAborted: boolean
}

/** The stub provider of the fault suite, with its own account of what was called. */
export interface BillingModel {
  url: string
  calls: BilledCall[]
  /** Asked before each call is answered; a row hooks its fault in here. */
  onCall: (call: BilledCall) => void | Promise<void>
  dispose(): Promise<void>
}

/** Finds `[question: abc]` in what a model is asked. */
const QUESTION = /\[question: ([a-z]+)\]/g

const call = (id: string, name: string, question: string, slot: string) => ({
  id,
  name,
  arguments: JSON.stringify({ question, slot }),
})

const words = (text: string) => text.split(/(?<= )/)

/** What the model says in each step: effects first, then one more read, then the answer. */
function turnOf(question: string, step: number, paceMs: number): StubTurn {
  const usage = CALL_USAGE
  if (step === 1)
    return {
      text: words(`I look into ${question} and write down what I do. `),
      calls: [
        call('c_a', 'fault_write', question, 'a'),
        call('c_b', 'fault_write', question, 'b'),
        call('c_n', 'fault_note', question, 'n'),
        call('c_r', 'fault_read', question, 'r'),
      ],
      usage,
      paceMs,
    }
  if (step === 2)
    return { text: words('One thing more. '), calls: [call('c_s', 'fault_read', question, 's')], usage, paceMs }
  const text = `It is done for ${question}: what was asked for was written down, and what was found stands here in words. `
  return { text: words(text.repeat(2)), usage, paceMs }
}

/** Serves it. `paceMs`: between two words. */
export async function serveBillingModel({ paceMs }: { paceMs: number }): Promise<BillingModel> {
  const stub: ModelStub = await startOpenAiStub()
  const model: BillingModel = { url: stub.url, calls: [], onCall: () => {}, dispose: () => stub.dispose() }
  stub.reply = async (request): Promise<StubReply> => {
    const { question, step } = placeOf(request)
    const billed: BilledCall = { question, step, isAborted: false }
    model.calls.push(billed)
    request.aborted.then(() => {
      billed.isAborted = true
    })
    await model.onCall(billed)
    return turnOf(question, step, paceMs)
  }
  return model
}

/** Which question a request is about, and which of its steps it asks for: results of tools that it carries tell. */
function placeOf({ body }: StubModelRequest): { question: string; step: number } {
  const said = JSON.stringify(body)
  const question = [...said.matchAll(QUESTION)].at(-1)?.[1] ?? ''
  const results = said.split('"function_call_output"').length - 1
  return { question, step: results < 4 ? 1 : results < 5 ? 2 : 3 }
}
