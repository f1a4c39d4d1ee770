import type { Fact } from '../../model.ts'
import { domainsOf } from '../plan/domains-of.ts'
import { type PlanInput, resolutionsOf, tokensOf } from '../plan/plan-calls.ts'
import { isOutsideLimits } from '../plan/window-of.ts'
import type { Aspect } from '../question/question.ts'
import { type Domain, readAnalysis, TOOL_OF } from '../results/read-analysis.ts'
import type { Resolution, TokenCandidate } from '../results/read-resolution.ts'
import { noteLanguage } from './note-language.ts'
import { asCode, capitalised, sayable } from './plain-text.ts'
import { fullName, placeOf, type TokenView } from './token-view.ts'
import { writeUnclear } from './write-candidates.ts'
import { writeComparison } from './write-comparison.ts'
import { writeIntroduction } from './write-introduction.ts'
import { missingLines } from './write-missing.ts'
import { writeOutlook } from './write-outlook.ts'
import { writeSections } from './write-sections.ts'
import { writeVerdict } from './write-verdict.ts'

/** What the answer says first of all. */
export const ORIGIN = "*Written by ChainLens' offline analyst: rules over the sources below, no language model.*"

/** What an answer is written from. */
export interface AnswerInput extends PlanInput {
  /** The question as it was asked. */
  text: string
  facts: readonly Fact[]
}

/** The answer as markdown with references to facts, from the question and this turn's results alone. */
export function writeAnswer(input: AnswerInput): string {
  const { topic, tools, text } = input
  const blocks =
    topic.lookUps.length === 0
      ? writeIntroduction(topic.question, text)
      : !tools.has('resolve_token')
        ? ['This agent may not look tokens up: its tools leave out `resolve_token`. Add it, and ask again.']
        : writeFindings(input)
  const note = noteLanguage(text)
  return `${[ORIGIN, ...(note ? [note] : []), ...blocks].join('\n\n')}\n`
}

function writeFindings(input: AnswerInput): string[] {
  const { question } = input.topic
  const resolutions = resolutionsOf(input)
  const views = tokensOf(resolutions).map((token) => viewOf(token, input))
  const unclear = resolutions.flatMap(writeUnclear)
  const leftOut =
    question.leftOut > 0 ? ['You named more tokens than one answer takes; the last ones are left out.'] : []
  if (views.length === 0) return [...unclear, ...leftOut]
  const { aspects } = question
  const sections = { aspects, period: question.period, now: input.now }
  const facts = input.facts.filter((fact) => input.calls.some(({ call }) => call.toolCallId === fact.toolCallId))
  const [only] = views
  const body =
    only && views.length === 1
      ? [
          `## ${fullName(only.token)}`,
          `${capitalised(placeOf(only.token))}, ${asCode(only.token.tokenId)}.${warnings(only.token)}`,
          ...writeVerdict(only, facts, sections),
          ...writeSections(only, sections),
        ]
      : writeComparison(views, sections)
  return [
    ...unclear,
    ...(unclear.length > 0 ? ['Of the others this can be said:'] : []),
    ...leftOut,
    ...periodNotes(input),
    ...body,
    ...missing(views, { aspects, isListingPartial: resolutions.some(isPartial) }),
    ...writeOutlook(views, { facts, aspects }),
    '*An analysis, not advice to buy or to sell.*',
  ]
}

function viewOf(token: TokenCandidate, input: AnswerInput): TokenView {
  const asked = domainsOf(input.topic.question.aspects)
  const read = (domain: Domain) => {
    if (!asked.includes(domain)) return null
    const answered = input.calls.findLast(
      ({ call }) => call.toolName === TOOL_OF[domain] && call.arguments.tokenId === token.tokenId,
    )
    return readAnalysis(domain, answered ?? null, input.facts)
  }
  return {
    token,
    analyses: {
      tokenomics: read('tokenomics'),
      onchain: read('onchain'),
      sentiment: read('sentiment'),
      team: read('team'),
    },
  }
}

/** What is done with a period that cannot be had as asked. */
function periodNotes({ topic, now }: AnswerInput): string[] {
  const outside = isOutsideLimits(topic.question.period, now)
  if (outside === 'SHORTER')
    return ['The period is too short to compute risk from; a week is the least, and taken instead.']
  if (outside === 'LONGER')
    return ['The period is longer than ten years, which is the most; its last ten years are taken.']
  return []
}

/** What speaks for care about which token is meant. */
function warnings(token: TokenCandidate): string {
  const said = token.warnings.flatMap((warning) => sayable(warning, 240) ?? [])
  return said.map((warning) => ` ${warning.replace(/[.]*$/, '.')}`).join('')
}

/** Whether a token was found in a part of the listing only. */
function isPartial(resolution: Resolution): boolean {
  return resolution.outcome === 'CLEAR' && resolution.missing.some(({ code }) => code === 'NO_RECORDING')
}

const PARTIAL_LISTING =
  '- **Which token is meant:** only a recorded part of the listing was searched; others may go by the same name.'

function missing(
  views: readonly TokenView[],
  { aspects, isListingPartial }: { aspects: readonly Aspect[]; isListingPartial: boolean },
): string[] {
  const all = views.map(({ token, analyses }) => ({
    token,
    lines: Object.values(analyses).flatMap((analysis) => (analysis ? missingLines(analysis, aspects) : [])),
  }))
  // What all of them lack for the same reason is said once.
  const shared = (all[0]?.lines ?? []).filter((line) => all.every(({ lines }) => lines.includes(line)))
  const common = [...(isListingPartial ? [PARTIAL_LISTING] : []), ...shared]
  const own = all.flatMap(({ token, lines }) => {
    const rest = lines.filter((line) => !shared.includes(line))
    return rest.length > 0 ? [`${fullName(token)}:`, rest.join('\n')] : []
  })
  const blocks = [...(common.length > 0 ? [common.join('\n')] : []), ...own]
  return blocks.length > 0 ? ['### What is missing, and why', ...blocks] : []
}
