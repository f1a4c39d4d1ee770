/** A file of rows, in the order of its tests, whose titles begin with the row's name and a colon. */
export interface RowFile {
  /** In tests/faults/rows, without `.test.ts`. */
  file: string
  rows: readonly string[]
  /** About how long it takes on a quiet machine with two cores, the start of its system included. */
  seconds: number
}

/** All rows there are, by file, in the order in which they run. */
export const ROW_FILES: readonly RowFile[] = [
  { file: 'worker-killed', rows: ['worker-killed'], seconds: 170 },
  { file: 'worker-frozen', rows: ['worker-frozen'], seconds: 85 },
  { file: 'poison-run', rows: ['poison-run'], seconds: 60 },
  { file: 'redis', rows: ['redis-restarted', 'redis-emptied', 'redis-full', 'redis-evicting'], seconds: 80 },
  { file: 'postgres', rows: ['postgres-stopped', 'postgres-locked', 'postgres-exhausted'], seconds: 130 },
  { file: 'disk-full', rows: ['disk-full', 'disk-full-log'], seconds: 90 },
  { file: 'client-cut', rows: ['client-cut-graphql-ws', 'client-cut-sse'], seconds: 75 },
  { file: 'half-open', rows: ['half-open-socket', 'half-open-subgraph'], seconds: 110 },
  { file: 'slow-client', rows: ['slow-client'], seconds: 90 },
  { file: 'delivered-twice', rows: ['delivered-twice'], seconds: 60 },
  {
    file: 'clock-off',
    rows: ['gateway-1', 'subgraphs', 'worker-1', 'agents-1'].flatMap((name) => [
      `clock-${name}-ahead`,
      `clock-${name}-behind`,
    ]),
    seconds: 300,
  },
  { file: 'rolling-replacement', rows: ['rolling-replacement'], seconds: 110 },
  { file: 'two-versions', rows: ['two-versions'], seconds: 45 },
  {
    file: 'slow-network',
    rows: ['redis-slow', 'postgres-slow', 'redis-throttled', 'postgres-throttled', 'worker-cut-from-postgres'],
    seconds: 170,
  },
]

/** Those rows whose name, or whose file's name, holds one of the words; all of them for no word. */
export function chooseRows(words: readonly string[]): RowFile[] {
  const isMeant = (name: string) => words.length === 0 || words.some((word) => name.includes(word))
  return ROW_FILES.flatMap((one) => {
    const rows = isMeant(one.file) ? one.rows : one.rows.filter(isMeant)
    return rows.length > 0 ? [{ ...one, rows, seconds: Math.ceil((one.seconds * rows.length) / one.rows.length) }] : []
  })
}
