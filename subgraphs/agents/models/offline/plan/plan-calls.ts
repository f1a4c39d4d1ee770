import type { ToolCall } from '../../model.ts'
import { daysBetween } from '../question/days.ts'
import type { Topic } from '../question/read-conversation.ts'
import { readAnalysis, TOOL_OF } from '../results/read-analysis.ts'
import { type Resolution, readResolution } from '../results/read-resolution.ts'
import type { AnsweredCall } from '../this-turn.ts'
import { domainsOf } from './domains-of.ts'
import { windowOf } from './window-of.ts'

/** A call to be made; its id follows from its place. */
export type PlannedCall = Pick<ToolCall, 'toolName' | 'arguments'>

const RESOLVE = 'resolve_token'
const CANDIDATES = 5

/** What plans are made of. */
export interface PlanInput {
  topic: Topic
  calls: readonly AnsweredCall[]
  /** Names of the tools on offer. */
  tools: ReadonlySet<string>
  now: Date
}

/** What this turn's look-ups brought, in the order of the question. */
export function resolutionsOf({ topic, calls }: PlanInput): Resolution[] {
  return topic.lookUps.flatMap((lookUp) => {
    const answered = calls.find(({ call }) => call.toolName === RESOLVE && call.arguments.query === lookUp)
    return answered ? [readResolution(answered)] : []
  })
}

/** The tokens that are clear, each once. */
export function tokensOf(resolutions: readonly Resolution[]) {
  const clear = resolutions.flatMap((resolution) => (resolution.outcome === 'CLEAR' ? [resolution.token] : []))
  return [...new Map(clear.map((token) => [token.tokenId, token])).values()]
}

/**
 * The calls that are still to be made; empty where the answer can be written. It follows from the question
 * and this turn's results alone, so that another worker goes on in the same way.
 */
export function planCalls(input: PlanInput): PlannedCall[] {
  const stages = [lookUps, analyses, sameBeginnings]
  for (const stage of stages) {
    const open = stage(input).filter(
      (planned) => input.tools.has(planned.toolName) && !input.calls.some(({ call }) => isSame(call, planned)),
    )
    if (open.length > 0) return open
  }
  return []
}

function lookUps({ topic }: PlanInput): PlannedCall[] {
  return topic.lookUps.map((query) => ({ toolName: RESOLVE, arguments: { query, first: CANDIDATES } }))
}

function analyses(input: PlanInput): PlannedCall[] {
  const { aspects, period } = input.topic.question
  return tokensOf(resolutionsOf(input)).flatMap(({ tokenId }) =>
    domainsOf(aspects).map((domain) => ({
      toolName: TOOL_OF[domain],
      arguments: domain === 'tokenomics' ? { tokenId, ...windowOf(period, input.now) } : { tokenId },
    })),
  )
}

/**
 * "Since a day" up to a source's last close: where that is not yesterday's, the window began too early, and
 * is asked for again from the day that was meant.
 */
function sameBeginnings(input: PlanInput): PlannedCall[] {
  const { period } = input.topic.question
  if (period?.kind !== 'SINCE') return []
  return input.calls.flatMap((answered): PlannedCall[] => {
    if (answered.call.toolName !== TOOL_OF.tokenomics || answered.call.arguments.until !== undefined) return []
    const { report } = readAnalysis('tokenomics', answered, [])
    const risk = report?.risk
    if (!risk || risk.from >= period.from || risk.to <= period.from) return []
    const days = daysBetween(period.from, risk.to)
    if (days < 7) return []
    const { tokenId } = answered.call.arguments
    return [{ toolName: TOOL_OF.tokenomics, arguments: { tokenId, days, until: risk.to } }]
  })
}

/** Whether a call is the planned one. */
function isSame(call: ToolCall, planned: PlannedCall): boolean {
  return call.toolName === planned.toolName && key(call.arguments) === key(planned.arguments)
}

function key(values: Record<string, unknown>): string {
  return JSON.stringify(Object.entries(values).toSorted(([a], [b]) => a.localeCompare(b)))
}
