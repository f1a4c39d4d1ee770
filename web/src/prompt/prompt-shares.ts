import type { WebRunPromptsQuery } from '../gql/reports/graphql.ts'

/** A prompt as the page shows it. */
export type ShownPrompt = NonNullable<NonNullable<NonNullable<WebRunPromptsQuery['run']>['prompts']>[number]>
export type ShownPart = ShownPrompt['parts'][number]

/** What the parts of a prompt are counted under, in the order in which models read them. */
export const GROUPS = [
  { key: 'rules', word: 'rules and tools' },
  { key: 'earlier', word: 'earlier turns' },
  { key: 'question', word: 'question' },
  { key: 'results', word: 'results' },
  { key: 'said', word: 'said so far' },
] as const

export type Group = (typeof GROUPS)[number]['key']

/** The group of a part. */
export function groupOf({ kind, isEarlier }: Pick<ShownPart, 'kind' | 'isEarlier'>): Group {
  if (kind === 'SYSTEM' || kind === 'TOOLS') return 'rules'
  if (isEarlier || kind === 'SUMMARY' || kind === 'NOTE') return 'earlier'
  if (kind === 'QUESTION') return 'question'
  return kind === 'TOOL_RESULT' ? 'results' : 'said'
}

/** The tokens of a prompt by group; groups without any are left out. */
export function sharesOf(parts: readonly ShownPart[]): { key: Group; word: string; tokens: number; share: number }[] {
  const total = parts.reduce((sum, { tokens }) => sum + tokens, 0)
  return GROUPS.flatMap(({ key, word }) => {
    const tokens = parts.reduce((sum, part) => (groupOf(part) === key ? sum + part.tokens : sum), 0)
    return tokens === 0 ? [] : [{ key, word, tokens, share: tokens / total }]
  })
}

const KINDS: Record<ShownPart['kind'], string> = {
  SYSTEM: 'Rules',
  TOOLS: 'Tools',
  SUMMARY: 'Summary of older turns',
  NOTE: 'Note',
  QUESTION: 'Question',
  ANSWER: 'Answer',
  TOOL_RESULT: 'Result',
}

/** What a part is called in its line. */
export function nameOfPart({ kind, form, isEarlier, label }: ShownPart): string {
  const name = label && kind !== 'TOOLS' ? `${KINDS[kind]} · ${label}` : KINDS[kind]
  const shown = form === 'FIGURES' ? ', its figures only' : form === 'SHORT' ? ', by reference only' : ''
  const when = isEarlier && kind !== 'SUMMARY' && kind !== 'NOTE' ? ' (earlier)' : ''
  return `${name}${shown}${when}`
}
