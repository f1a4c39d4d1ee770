import type { Expectation } from '../questions/question.ts'
import type { Transcript } from './transcript.ts'

const ADMITS = [
  /\b(?:not (?:all |fully )?(?:known|available|clear|found|today|of today|current)|unknown|unavailable|missing|unclear|undated)\b/i,
  /\b(?:could(?: not|n['’]t)|can(?:not|['’]t| not)) (?:be )?(?:said|told|confirmed?|verif\w+|asked|judged?|determined?|say|tell|assess\w*)\b/i,
  /\b(?:no (?:data|source|recording|evidence|information)|recorded|recordings?|as of \d{4})\b/i,
  /\b(?:nicht bekannt|unbekannt|fehl(?:t|en)|Aufzeichnung|nicht von heute|keine (?:Daten|Quelle))\b/i,
  /\b(?:no se sabe|desconocid[oa]s?|faltan?|sin datos|no hay datos|grabaci[oó]n)\b/i,
  /\b(?:inconnue?s?|manquant\w*|on ne sait pas|pas (?:connue?s?|disponibles?)|aucune (?:source|donnée))/i,
  /未知|不知道|缺失|缺少|没有数据|无法/,
  /неизвестн|нет данных|отсутству|не сегодняшн/i,
]

/** Whether the answer admits what it has to, and says what has to be said. Null where nothing is expected. */
export function limitFaults({ limits, mentions, denies = [] }: Expectation, { text }: Transcript): string[] | null {
  if (!limits && !mentions && denies.length === 0) return null
  const faults = [...(limits ?? []), ...(mentions ?? [])]
    .filter((pattern) => !pattern.test(text))
    .map((pattern) => `does not say ${pattern.source}`)
  faults.push(...denies.filter((pattern) => pattern.test(text)).map((pattern) => `says ${pattern.source}`))
  if (limits?.length === 0 && !ADMITS.some((pattern) => pattern.test(text))) faults.push('admits no limit')
  return faults
}
