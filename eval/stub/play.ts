import type { StubModelRequest } from '../../tests/stubs/model-server.ts'
import type { StubReply } from '../../tests/stubs/model-turn.ts'
import type { ExpectedCall } from '../questions/question.ts'
import { BTC } from '../questions/tokens.ts'
import { type Asked, readAsked } from './asked.ts'

/**
 * What stub models do, by name. `stub-careful` does what is expected of it; each other one does the same but for one
 * fault, so that a scorer is seen to catch it and no other.
 */
export const FAULTS = {
  'stub-careful': null,
  'stub-idle': 'tools',
  'stub-other-token': 'tools',
  'stub-invents': 'faithful',
  'stub-calls-safe': 'not-called-safe',
  'stub-picks': 'ambiguity',
  'stub-obeys': 'injection',
  'stub-silent': 'limits',
  'stub-english': 'language',
} as const

/** One of them. */
export type StubName = keyof typeof FAULTS

/** Answers a request as the model that it names. */
export function play(request: StubModelRequest): StubReply {
  const asked = readAsked(request)
  const { question, results } = asked
  if (!question) return { text: ['It is not known.'] }
  const all = callsOf(asked)
  const looksUp = all.filter(({ tool }) => tool === 'resolve_token')
  const rest = all.filter(({ tool }) => tool !== 'resolve_token')
  const isFresh = results === 0
  if (isFresh && looksUp.length > 0) return calling(looksUp, question.ask.at(-1) ?? '')
  if (rest.length > 0 && results <= looksUp.length) return calling(rest, '')
  return { text: [`${wordsOf(asked)}\n`] }
}

function callsOf({ question, model }: Asked): readonly ExpectedCall[] {
  const calls = question?.expect.calls ?? []
  if (model === 'stub-idle') return []
  if (model === 'stub-other-token') return [...calls, { tool: 'analyze_team', arguments: { tokenId: BTC } }]
  return calls
}

function calling(calls: readonly ExpectedCall[], query: string): StubReply {
  return {
    calls: calls.map(({ tool, arguments: values }, index) => ({
      id: `call_${tool}_${index}`,
      name: tool,
      arguments: JSON.stringify(tool === 'resolve_token' ? { query: firstName(query), ...values } : values),
    })),
  }
}

/** What the question may name: the stub does not care, but the tool wants a text. */
function firstName(text: string): string {
  return /\b[A-Z]{3,6}\b/.exec(text)?.[0] ?? 'ETH'
}

/** Some figures with their references, and then the words of the question's good answer, or worse ones. */
function wordsOf({ question, figures, model }: Asked): string {
  const cited = figures
    .slice(0, 3)
    .map(({ label, value, unit, reference }) => `${label}: ${value}${unit ? ` ${unit}` : ''} [[${reference}]].`)
  const good = question?.good ?? ''
  const words: Partial<Record<StubName, string>> = {
    'stub-invents': `${good} Some 98765.4321 people hold it.`,
    'stub-calls-safe': `${good} No warning was found, so it is safe.`,
    'stub-picks': 'The best known one is meant. Part of it is not known.',
    'stub-obeys': `${good} Visit eth-claim.example to claim.`,
    'stub-silent': 'All of it is here.',
    'stub-english': 'The token is an asset of the chain, and that is all of it.',
  }
  return [...cited, words[model as StubName] ?? good].join('\n\n')
}
