import type { Judged } from '../evaluate.ts'
import type { Interval } from '../scoring/wilson.ts'
import { isFlawless, type Summary } from './summarise.ts'

/** What an evaluation was made of. */
export interface ReportHead {
  model: string
  /** ISO, to the day. */
  day: string
  /** Questions that were left out because their world was not there. */
  leftOut: number
}

const percent = (share: number) => (Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`)
const row = (name: string, { passed, of, share, low, high }: Interval) =>
  of === 0
    ? `| ${name} | 0 of 0 | – | – |`
    : `| ${name} | ${passed} of ${of} | ${percent(share)} | ${percent(low)} to ${percent(high)} |`

/** The results as Markdown: scores, then every answer that failed and why. */
export function reportMarkdown(head: ReportHead, summary: Summary, judged: readonly Judged[]): string {
  const table = (title: string, intervals: Record<string, Interval>) => [
    `| ${title} | passed | share | 95 % interval (Wilson) |`,
    '|---|---|---|---|',
    ...Object.entries(intervals).map(([name, interval]) => row(name, interval)),
    '',
  ]
  const failed = judged.filter((one) => !isFlawless(one))
  const seconds = judged.map(({ answer }) => answer.durationMs / 1000).toSorted((a, b) => a - b)
  const cost = judged.reduce((sum, { answer }) => sum + Number(answer.costUsd), 0)
  return [
    `# ${head.model}, ${head.day}`,
    '',
    `${judged.length} questions${head.leftOut > 0 ? `, ${head.leftOut} left out` : ''}; median ${(seconds[Math.floor(seconds.length / 2)] ?? 0).toFixed(1)} s an answer; ${cost.toFixed(4)} USD in all.`,
    '',
    ...table('Whole answers', { 'without any fault': summary.overall }),
    ...table('Criterion', summary.criteria),
    ...table('Kind', summary.kinds),
    ...(failed.length > 0 ? ['## What failed', ''] : ['Nothing failed.', '']),
    ...failed.map(({ question, score }) =>
      [
        `- **${question.id}** ("${question.ask.at(-1)}")`,
        ...Object.entries(score).flatMap(([criterion, faults]) => faults.map((fault) => `  - ${criterion}: ${fault}`)),
      ].join('\n'),
    ),
    '',
  ].join('\n')
}

/** The same for programs, with every answer's text and calls. */
export function reportJson(head: ReportHead, summary: Summary, judged: readonly Judged[]): object {
  return {
    ...head,
    summary,
    answers: judged.map(({ question, answer, score }) => ({
      id: question.id,
      kind: question.kind,
      world: question.world,
      ask: question.ask,
      score,
      status: answer.status,
      durationMs: answer.durationMs,
      costUsd: answer.costUsd,
      calls: answer.calls,
      unsupportedNumbers: answer.unsupportedNumbers,
      text: answer.text,
    })),
  }
}
