import Big from 'big.js'
import type { Fact } from '../../model.ts'
import type { Domain } from '../results/read-analysis.ts'
import { cited, figureText } from './figure-text.ts'
import { dayOfFact, isRecorded } from './provenance.ts'
import { shortName, type TokenView } from './token-view.ts'

/** A figure of a token, for comparing. */
export function factOf({ analyses }: TokenView, domain: Domain, place: string): Fact | null {
  return analyses[domain]?.figure(place) ?? null
}

/** A cell of a comparison: the figure with its reference and, where it does not stand in the head, its date. */
export function cell(fact: Fact | null, isDated: boolean): string {
  if (!fact) return 'not known'
  const day = dayOfFact(fact)
  const when = isDated ? [day ?? '', isRecorded(fact) ? 'recorded' : ''].filter(Boolean).join(', ') : ''
  return when ? `${cited(fact)} (${when})` : cited(fact)
}

/** The token whose figure is the largest, or the smallest; null where two share it, as shown, or one is not known. */
export function extreme(
  views: readonly TokenView[],
  input: { domain: Domain; place: string; wants: 'LARGEST' | 'SMALLEST' },
): { name: string; fact: Fact } | null {
  const facts = views.map((view) => ({ view, fact: factOf(view, input.domain, input.place) }))
  const known = facts.flatMap(({ view, fact }) => (fact?.value ? [{ view, fact, value: new Big(fact.value) }] : []))
  if (known.length < views.length || known.length < 2) return null
  const sign = input.wants === 'LARGEST' ? -1 : 1
  const [first, second] = known.toSorted((a, b) => a.value.cmp(b.value) * sign)
  if (!first || !second || figureText(first.fact) === figureText(second.fact)) return null
  return { name: shortName(first.view.token), fact: first.fact }
}
