import { styleText } from 'node:util'
import type { Diagnosis } from './diagnose.ts'

type Style = Parameters<typeof styleText>[0]
type State = Diagnosis['outcome']['state']

/** Sources that are told of in one row: one by itself, or all of a kind that fared the same. */
interface Row {
  name: string
  adds: string
  members: Diagnosis[]
}

const SECTIONS: { state: State; title: string; mark: string; style: Style }[] = [
  { state: 'ANSWERS', title: 'answer', mark: '✓', style: 'green' },
  { state: 'KEY_MISSING', title: 'lack a key', mark: '○', style: 'yellow' },
  { state: 'FAILS', title: 'do not answer', mark: '✗', style: 'red' },
]

/** What the doctor says, as lines for a terminal: what answers, what lacks a key, what fails; each with what it adds. */
export function describeDiagnoses(
  diagnoses: readonly Diagnosis[],
  { data, colour }: { data: 'auto' | 'live' | 'recorded'; colour: boolean },
): string[] {
  const paint = (style: Style, text: string) => (colour ? styleText(style, text, { validateStream: false }) : text)
  const width = Math.max(...diagnoses.map(({ source }) => (source.kind ? 0 : source.name.length)), 15) + 2
  const lines: string[] = []
  for (const { state, title, mark, style } of SECTIONS) {
    const of = diagnoses.filter(({ outcome }) => outcome.state === state)
    if (of.length === 0) continue
    lines.push('', paint('bold', `${of.length} ${title}`))
    for (const row of rowsOf(of)) {
      lines.push(`  ${paint(style, mark)} ${paint('bold', row.name.padEnd(width))}${row.adds}`)
      for (const note of notesOf(row))
        lines.push(paint(state === 'FAILS' ? style : 'dim', `${' '.repeat(width + 4)}${note}`))
    }
  }
  return [...lines, '', ...consequences(diagnoses, data).map((line) => paint('dim', line))]
}

function rowsOf(diagnoses: readonly Diagnosis[]): Row[] {
  const groups = Map.groupBy(diagnoses, (diagnosis) => {
    const { source, outcome } = diagnosis
    return source.kind === null ? diagnosis : `${source.kind} ${'code' in outcome ? outcome.reason : ''}`
  })
  return [...groups.values()].map((members) => {
    const { source } = members[0] as Diagnosis
    return { name: source.kind ? `${members.length} ${source.kind}` : source.name, adds: source.adds, members }
  })
}

/** How it fared, and what to do. */
function notesOf({ members }: Row): string[] {
  const { source, outcome } = members[0] as Diagnosis
  const names = source.kind ? [members.map((member) => member.source.name).join(', ')] : []
  if (outcome.state === 'KEY_MISSING') return [...names, `set ${outcome.keySetting} to have it`]
  const times = members.flatMap((member) => ('durationMs' in member.outcome ? [member.outcome.durationMs] : []))
  const slowest = `${Math.max(...times)} ms`
  const place = source.isElsewhere ? ' from the host that the settings name' : ''
  if (outcome.state === 'FAILS')
    return [...names, `${outcome.code}: ${outcome.reason} ${advice(members[0] as Diagnosis)}`]
  const key = outcome.withKey
    ? `, with ${source.keySetting}`
    : source.keyAdds
      ? `; ${source.keySetting} would add ${source.keyAdds}`
      : ''
  return [...names, `answered in ${slowest}${place}${key}`]
}

function advice({ source, outcome }: Diagnosis): string {
  if (outcome.state !== 'FAILS') return ''
  if (outcome.code === 'KEY_REFUSED' && source.keySetting)
    return outcome.withKey ? `Check ${source.keySetting}.` : `It may want a key now: ${source.keySetting}.`
  if (outcome.code === 'RATE_LIMITED')
    return source.keySetting && !outcome.withKey ? `${source.keySetting} raises its limit.` : ''
  return source.isElsewhere ? 'Check its address in the settings.' : ''
}

/** What a report makes of all this. */
function consequences(diagnoses: readonly Diagnosis[], data: 'auto' | 'live' | 'recorded'): string[] {
  if (data === 'recorded')
    return ['CHAINLENS_DATA=recorded: reports ask none of these, and say RECORDED at every figure.']
  const failing = diagnoses.flatMap(({ outcome }) => (outcome.state === 'FAILS' ? [outcome] : []))
  if (failing.length === 0) return ['Everything that may be asked answers.']
  const isOffline =
    failing.every(({ code }) => code === 'SOURCE_UNREACHABLE') &&
    !diagnoses.some(({ outcome }) => outcome.state === 'ANSWERS')
  return [
    ...(isOffline ? ['Nothing could be reached: this machine seems to have no way to the internet.'] : []),
    'What a source does not give is named as missing in a report, and never guessed.',
    ...(data === 'auto'
      ? ['Where a host cannot be reached, recordings that ship stand in, dated and marked RECORDED.']
      : []),
  ]
}
