import { describe, expect, it } from 'vitest'
import type { Fact, ResultForm, ToolCallResult } from '../../models/model.ts'
import { fitBlocks } from './fit-blocks.ts'
import { messagesOf, type PromptBlock, type ShownCall, tokensOf } from './prompt-block.ts'
import { PromptMeter } from './prompt-meter.ts'

const MODEL = 'openai/gpt-6-sol'
const meter = () => new PromptMeter()

function shown(id: string, length: number, isEarlier: boolean, using: PromptMeter): ShownCall {
  const call = { toolCallId: id, toolName: 'look', arguments: {} }
  const result: ToolCallResult = {
    toolCallId: id,
    toolName: 'look',
    status: 'SUCCEEDED',
    result: { text: 'word '.repeat(length) },
    error: null,
    reference: `toolexec_${id}`,
  }
  const facts: Fact[] = []
  return { executionId: id, call, result, facts, isEarlier, tokens: using.call(MODEL, call, result, facts, id) }
}

function blockOf(calls: ShownCall[], text = ''): PromptBlock {
  const said = {
    part: {
      kind: 'QUESTION' as const,
      form: 'WHOLE' as const,
      tokens: 20 + text.length,
      isEarlier: true,
      label: null,
      source: { text },
    },
    message: { role: 'user' as const, content: text },
  }
  const message = { role: 'assistant' as const, content: '', toolCalls: calls.map(({ call }) => call) }
  return { before: [said], turn: { said: null, message, calls }, after: [] }
}

/** Three earlier turns and ten own results, each of about a thousand tokens. */
function world() {
  const using = meter()
  const earlier = [1, 2, 3].map((place) => blockOf([shown(`e${place}`, 900, true, using)]))
  const own = Array.from({ length: 10 }, (_, place) => blockOf([shown(`o${place}`, 900, false, using)]))
  const tokens = [...earlier, ...own].reduce((sum, block) => sum + tokensOf(block), 0)
  const fit = (budgetTokens: number, more: { fixedTokens?: number; summaryTokens?: number } = {}) =>
    fitBlocks({ earlier, own, fixedTokens: 0, summaryTokens: 0, budgetTokens, model: MODEL, meter: using, ...more })
  const forms = (blocks: PromptBlock[]) =>
    blocks.flatMap(({ turn }) => (turn?.calls ?? []).map(({ result }): ResultForm => result.form ?? 'WHOLE'))
  return { earlier, own, tokens, fit, forms }
}

describe('blocks that are fitted into a budget', () => {
  it('stay as they are where they fit to the token, and are shortened where one is missing', () => {
    const exact = world()
    expect(exact.fit(exact.tokens)).toMatchObject({ fits: true, tokens: exact.tokens, hasSummary: true })
    expect(new Set(exact.forms([...exact.earlier, ...exact.own]))).toEqual(new Set(['WHOLE']))
    const short = world()
    const fitted = short.fit(short.tokens - 1)
    expect(fitted.fits).toBe(true)
    // To well below, so that the next step finds room.
    expect(fitted.tokens).toBeLessThanOrEqual((short.tokens - 1) * 0.85)
    expect(short.forms(short.earlier)[0]).toBe('SHORT')
  })

  it('lose the results of earlier turns first, then those of this run from the oldest, and keep the last ones whole', () => {
    const { tokens, fit, forms, earlier, own } = world()
    expect(fit(Math.floor(tokens * 0.7)).fits).toBe(true)
    expect(forms(earlier)).toEqual(['SHORT', 'SHORT', 'SHORT'])
    const left = forms(own)
    expect(left.slice(-6)).toEqual(Array(6).fill('WHOLE'))
    expect(left[0]).toBe('FIGURES')
    expect(left.indexOf('WHOLE')).toBeGreaterThan(left.lastIndexOf('FIGURES'))
  })

  it('lose earlier turns from the oldest before the last results of this run', () => {
    const { tokens, fit, forms, own } = world()
    const fitted = fit(Math.floor(tokens * 0.55))
    expect(fitted.fits).toBe(true)
    expect(fitted.earlier.length).toBeLessThan(3)
    expect(forms(own).slice(-6)).toContain('WHOLE')
  })

  it('lose the summary last of all, and fit nothing where what is always there does not', () => {
    const { own, tokens, fit, forms } = world()
    expect(fit(3_000, { fixedTokens: 1_000, summaryTokens: 1_500 })).toMatchObject({
      fits: true,
      hasSummary: false,
      earlier: [],
    })
    expect(new Set(forms(own))).toEqual(new Set(['SHORT']))
    expect(fit(tokens, { fixedTokens: tokens }).fits).toBe(false)
  })

  it('are never parted: each call has its result, in whatever form', () => {
    for (let budget = 500; budget < 16_000; budget += 500) {
      const { own, fit } = world()
      const fitted = fit(budget)
      for (const block of [...fitted.earlier, ...own]) {
        const messages = messagesOf(block)
        const calls = messages.flatMap((one) => (one.role === 'assistant' ? one.toolCalls : []))
        const results = messages.flatMap((one) => (one.role === 'tool' ? one.results : []))
        expect(results.map(({ toolCallId }) => toolCallId)).toEqual(calls.map(({ toolCallId }) => toolCallId))
      }
      if (fitted.fits) expect(fitted.tokens).toBeLessThanOrEqual(budget)
    }
  })

  it('keep failures whole: they are short and say what went wrong', () => {
    const using = meter()
    const failed = shown('f', 900, false, using)
    failed.result = { ...failed.result, status: 'FAILED', result: null, error: 'It is broken.' }
    const own = [blockOf([failed])]
    fitBlocks({ earlier: [], own, fixedTokens: 0, summaryTokens: 0, budgetTokens: 10, model: MODEL, meter: using })
    expect(failed.result.form).toBeUndefined()
  })
})
