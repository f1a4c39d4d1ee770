import type { Judged } from '../evaluate.ts'
import { CRITERIA, type Criterion } from '../scoring/score.ts'
import { type Interval, wilson } from '../scoring/wilson.ts'

/** The scores of one model. */
export interface Summary {
  /** Answers without any fault. */
  overall: Interval
  /** By criterion: of the answers to which it applies. */
  criteria: Record<Criterion, Interval>
  /** By kind of question: answers without any fault. */
  kinds: Record<string, Interval>
}

/** Whether nothing is wrong with an answer. */
export function isFlawless({ score }: Pick<Judged, 'score'>): boolean {
  return Object.values(score).every((faults) => faults.length === 0)
}

/** Counts what passed. */
export function summarise(judged: readonly Judged[]): Summary {
  const kinds = [...new Set(judged.map(({ question }) => question.kind))]
  const criteria = CRITERIA.map((criterion) => {
    const verdicts = judged.flatMap(({ score }) => (score[criterion] ? [score[criterion].length === 0] : []))
    return [criterion, wilson(verdicts.filter(Boolean).length, verdicts.length)] as const
  })
  return {
    overall: wilson(judged.filter(isFlawless).length, judged.length),
    criteria: Object.fromEntries(criteria) as Record<Criterion, Interval>,
    kinds: Object.fromEntries(
      kinds.map((kind) => {
        const own = judged.filter(({ question }) => question.kind === kind)
        return [kind, wilson(own.filter(isFlawless).length, own.length)]
      }),
    ),
  }
}
