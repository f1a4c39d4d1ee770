import type { ModelStub, StubModelRequest } from '../../stubs/model-server.ts'
import type { StubReply } from '../../stubs/model-turn.ts'
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
  /** The caller had gone before the answer can have been whole: what it used was never said. */
  isCut: boolean
  /** What the model was told of its calls of tools, by their ids. */
  results: ReadonlyMap<string, string>
}

/** The stub provider of the fault suite, with its own account of what was called. */
export interface BillingModel {
  url: string
  calls: BilledCall[]
  /** Asked before each call is answered; a row hooks its fault in here. */
  onCall: (call: BilledCall) => void | Promise<void>
  /** All that it says in a whole run, and the arguments `slot` of all calls that it asks for in one. */
  saidOf(question: string): string
  slots: readonly string[]
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

/** What it says in each step: of effects first, then of one more read, then the answer so many times. */
function textsOf(question: string, repeats: number): [string, string, string] {
  const answer = `It is done for ${question}: what was asked for was written down, and what was found stands here in words. `
  return [`I look into ${question} and write down what I do. `, 'One thing more. ', answer.repeat(repeats)]
}

const SLOTS = ['a', 'b', 'n', 'r', 's'] as const

function callsOf(question: string, step: number) {
  if (step === 1)
    return [
      call('c_a', 'fault_write', question, 'a'),
      call('c_b', 'fault_write', question, 'b'),
      call('c_n', 'fault_note', question, 'n'),
      call('c_r', 'fault_read', question, 'r'),
    ]
  return step === 2 ? [call('c_s', 'fault_read', question, 's')] : []
}

/** How it speaks. */
export interface BillingModelPace {
  /** Between two words. */
  paceMs: number
  /** How often the answer's sentence comes in the answer; 2 by default. */
  repeats?: number
}

/** Serves it. */
export async function serveBillingModel({ paceMs, repeats = 2 }: BillingModelPace): Promise<BillingModel> {
  const stub: ModelStub = await startOpenAiStub()
  const model: BillingModel = {
    url: stub.url,
    calls: [],
    onCall: () => {},
    saidOf: (question) => textsOf(question, repeats).join(''),
    slots: SLOTS,
    dispose: () => stub.dispose(),
  }
  stub.reply = async (request): Promise<StubReply> => {
    const { question, step } = placeOf(request)
    const billed: BilledCall = { question, step, isCut: false, results: resultsIn(request) }
    model.calls.push(billed)
    await model.onCall(billed)
    const text = words(textsOf(question, repeats)[step - 1] ?? '')
    const calls = callsOf(question, step)
    const begunAt = performance.now()
    request.aborted.then(() => {
      // Callers hang up as soon as they have the last of it, which comes after all these words.
      billed.isCut = performance.now() - begunAt < (text.length - 1) * paceMs
    })
    return { text, usage: CALL_USAGE, paceMs, ...(calls.length > 0 ? { calls } : {}) }
  }
  return model
}

/** What a request says of calls of tools that have ended, by their ids. */
function resultsIn({ body }: StubModelRequest): Map<string, string> {
  const items: { type?: string; call_id?: string; output?: unknown }[] = Array.isArray(body?.input) ? body.input : []
  const outputs = items.filter(({ type }) => type === 'function_call_output')
  return new Map(outputs.map(({ call_id, output }) => [String(call_id), JSON.stringify(output)]))
}

/** Which question a request is about, and which of its steps it asks for: results of tools that it carries tell. */
function placeOf({ body }: StubModelRequest): { question: string; step: number } {
  const said = JSON.stringify(body)
  const question = [...said.matchAll(QUESTION)].at(-1)?.[1] ?? ''
  const results = said.split('"function_call_output"').length - 1
  return { question, step: results < 4 ? 1 : results < 5 ? 2 : 3 }
}
