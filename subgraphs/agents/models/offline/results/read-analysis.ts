import type { Fact } from '../../model.ts'
import type { AnsweredCall } from '../this-turn.ts'
import { type DomainReport, failedParts, report } from './tool-shapes.ts'

/** The analyses there are, by the field of a token that holds the report. */
export type Domain = 'tokenomics' | 'onchain' | 'sentiment' | 'team'

/** The tool that gives each. */
export const TOOL_OF: Record<Domain, string> = {
  tokenomics: 'analyze_tokenomics',
  onchain: 'analyze_onchain',
  sentiment: 'analyze_sentiment',
  team: 'analyze_team',
}

/** One domain's answer about one token. */
export interface Analysis {
  domain: Domain
  /** Null where there is none; `failure` says why. */
  report: DomainReport | null
  failure: string | null
  /** A figure by its place in the report, e.g. risk.sharpeRatio; null where the report has none. */
  figure(place: string): Fact | null
  /** The fact behind a finding. */
  findingFact(code: string): Fact | null
}

/** Reads what an analysis tool answered; its figures are the facts of the call. */
export function readAnalysis(domain: Domain, answered: AnsweredCall | null, facts: readonly Fact[]): Analysis {
  const token = (answered?.result.result as { token?: Record<string, unknown> } | null)?.token
  const parsed = report.safeParse(token?.[domain])
  const own = facts.filter((fact) => fact.toolCallId === answered?.call.toolCallId)
  const figure = (place: string) => own.find((fact) => fact.path === `token.${domain}.${place}`) ?? null
  const isRead = answered?.result.status === 'SUCCEEDED' && parsed.success
  const found = isRead ? parsed.data : null
  return {
    domain,
    report: found,
    failure: found ? null : failureOf(domain, answered),
    figure,
    findingFact(code) {
      const index = found?.findings.findIndex((one) => one.code === code) ?? -1
      return index < 0 ? null : figure(`findings.${index}`)
    },
  }
}

/** Why there is no report, in words without figures. */
function failureOf(domain: Domain, answered: AnsweredCall | null): string {
  if (!answered) return 'this agent may not use its tool'
  const { status, result } = answered.result
  if (status === 'TIMED_OUT') return 'it did not answer in time'
  if (status === 'DENIED') return 'this agent may not use its tool'
  if (status === 'CANCELLED') return 'it was cancelled before it answered'
  if (status !== 'SUCCEEDED') return 'it failed'
  const errors = failedParts.safeParse(result).data?._errors ?? []
  const own = errors.find(({ path }) => !path || path.length < 2 || path[1] === domain)
  if (own?.code === 'SUBGRAPH_UNAVAILABLE') return 'this part of ChainLens could not be reached'
  if (own?.code === 'RATE_LIMITED') return 'too much was asked of it just now'
  if (own) return 'it failed'
  return 'it gave no report'
}
