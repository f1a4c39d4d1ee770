import { newId } from '@chainlens/platform/ids'
import type { Model, ModelMessage, ModelRequest } from '../../models/model.ts'
import { noteText } from '../../models/prompt/prepare-messages.ts'
import { brokenOffBlocks } from '../continue/broken-off-blocks.ts'
import { type Briefing, factsOf, type RunContext } from '../run-context.ts'
import { budgetOf } from './budget-of.ts'
import { earlierBlocks } from './earlier-blocks.ts'
import { fitBlocks } from './fit-blocks.ts'
import { ownBlocks } from './own-blocks.ts'
import { messagesOf, partsOf, type ShownText } from './prompt-block.ts'
import type { AssembledPrompt, PromptPart } from './prompt-part.ts'
import { PromptTooLarge } from './prompt-too-large.ts'
import { repairHistory } from './repair-history.ts'

/** What an account of what was left out takes at most. */
const NOTE_TOKENS = 80

/**
 * Puts together what a model is shown for a step, so that it fits:
 *
 *     rules of ChainLens, wishes of the owner    always the same, so that providers find them in their caches
 *     tools, by name
 *     the summary of older turns                 data, as everything that follows but the questions
 *     earlier turns, then the question
 *     what was said and found of an answer that broke off, and that it be gone on with
 *     what this run said, called and found
 *
 * Throws PromptTooLarge, with what to do, where nothing makes it fit.
 */
export function assemblePrompt(
  context: RunContext,
  briefing: Briefing,
  { model, step }: { model: Model; step: number },
): { request: Omit<ModelRequest, 'signal'>; prompt: AssembledPrompt } {
  const { conversation, meter, system } = briefing
  const { name } = model
  const budgetTokens = capped(budgetOf(context.engine, model), briefing.caps.get(name))
  const facts = factsOf(context, conversation.brokenOff)
  const tools = briefing.tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema }))
  const fixed = fixedParts(context, briefing, name, JSON.stringify(tools))
  const question = questionOf(briefing, name)
  const summary = summaryOf(briefing, name)
  const brokenOff = brokenOffBlocks(conversation.brokenOff, facts, meter, name)
  const own = [...brokenOff, ...ownBlocks(context, facts, meter, name)]
  const all = earlierBlocks(conversation.turns, meter, name)
  const fixedTokens = [...fixed, question.part].reduce((sum, { tokens }) => sum + tokens, NOTE_TOKENS)
  const fitted = fitBlocks({
    earlier: all,
    own,
    fixedTokens,
    summaryTokens: summary?.part.tokens ?? 0,
    budgetTokens: budgetTokens ?? Number.POSITIVE_INFINITY,
    model: name,
    meter,
  })
  if (!fitted.fits) throw new PromptTooLarge(adviceFor(name, budgetTokens ?? 0, question.part, fixed))
  const droppedMessages = all.length - fitted.earlier.length
  const gone = conversation.leftOut + all.slice(0, droppedMessages).reduce((sum, block) => sum + countOf(block), 0)
  const notes: ShownText[] = [
    ...(summary && fitted.hasSummary ? [summary] : []),
    ...(gone > 0 || (summary && !fitted.hasSummary) ? [omissionOf(briefing, name, gone)] : []),
  ]
  const blocks = [...fitted.earlier, { before: [question], turn: null, after: [] }, ...own]
  const messages = repairHistory([...notes.map(({ message }) => message), ...blocks.flatMap(messagesOf)])
  const parts = [...fixed, ...notes.map(({ part }) => part), ...blocks.flatMap(partsOf)]
  return {
    request: { system, messages, tools, facts, now: context.run.createdAt },
    prompt: {
      id: newId(),
      step,
      purpose: 'ANSWER',
      model: name,
      budgetTokens,
      estimatedTokens: parts.reduce((sum, { tokens }) => sum + tokens, 0),
      parts,
      assembledAt: new Date(),
    },
  }
}

function capped(budget: number | null, cap: number | undefined): number | null {
  return budget === null || cap === undefined ? budget : Math.min(budget, cap)
}

function fixedParts(
  { prompts }: RunContext,
  { meter, system, tools }: Briefing,
  model: string,
  json: string,
): PromptPart[] {
  const part = (kind: 'SYSTEM' | 'TOOLS', text: string, label: string | null): PromptPart => ({
    kind,
    form: 'WHOLE',
    tokens: meter.text(model, text),
    isEarlier: false,
    label,
    source: { hash: prompts.keep(text) },
  })
  return [
    part('SYSTEM', system, null),
    ...(tools.length > 0 ? [part('TOOLS', json, tools.map(({ name }) => name).join(', '))] : []),
  ]
}

function questionOf({ conversation, meter }: Briefing, model: string): ShownText {
  const { messageId, content } = conversation.question
  return {
    part: {
      kind: 'QUESTION',
      form: 'WHOLE',
      tokens: meter.text(model, content),
      isEarlier: false,
      label: null,
      source: { messageId },
    },
    message: { role: 'user', content },
  }
}

function summaryOf({ conversation, meter }: Briefing, model: string): ShownText | null {
  const { summary } = conversation
  if (!summary) return null
  const message: ModelMessage = { role: 'note', kind: 'SUMMARY', content: summary.content }
  return {
    part: {
      kind: 'SUMMARY',
      form: 'WHOLE',
      tokens: meter.text(model, noteText(message)),
      isEarlier: true,
      label: `${summary.messageCount} messages`,
      source: { summaryId: summary.id },
    },
    message,
  }
}

function omissionOf({ meter }: Briefing, model: string, count: number): ShownText {
  const what = count > 0 ? `${count} earlier messages of this conversation are` : 'The summary of earlier turns is'
  const content = `${what} left out here for want of room. If the question needs them, say so and ask for what is missing.`
  return {
    part: {
      kind: 'NOTE',
      form: 'WHOLE',
      tokens: meter.text(model, content),
      isEarlier: true,
      label: null,
      source: { text: content },
    },
    message: { role: 'note', kind: 'OMISSION', content },
  }
}

const countOf = ({ before, turn, after }: { before: unknown[]; turn: unknown; after: unknown[] }) =>
  before.length + (after.length > 0 || turn ? 1 : 0)

function adviceFor(model: string, budget: number, question: PromptPart, fixed: readonly PromptPart[]): string {
  const others = fixed.reduce((sum, { tokens }) => sum + tokens, 0)
  if (others + NOTE_TOKENS >= budget)
    return `The instructions and tools of this agent are about ${others} tokens, and ${model} is given ${budget} here. Choose a model that reads more, or give the agent fewer tools.`
  if (others + question.tokens + NOTE_TOKENS > budget)
    return `Your message is about ${question.tokens} tokens, and ${model} has room for ${budget - others} here. Shorten it, or choose a model that reads more.`
  return `What was looked up for this answer does not fit into the ${budget} tokens that ${model} is given here. Ask about less at once, or choose a model that reads more.`
}
