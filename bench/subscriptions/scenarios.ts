/** What is measured: who subscribes to what, and how much is published. */
export interface Scenario {
  name: string
  runs: number
  viewersPerRun: number
  /** Of all runs together, at the source. */
  eventsPerSecond: number
  isEnriched: boolean
  /** The ratio of CPU for an event delivered that the gateway is to keep to. */
  atMost: number
}

const PLAIN = 'run sequence text at'
const ENRICHED = `${PLAIN} author { id name email }`

/** The operation of a scenario; the subgraph alone can only be asked for what it knows itself. */
export function subscriptionOf({ isEnriched }: Scenario, isDirect: boolean): string {
  return `subscription ($run: ID!) { events(run: $run) { ${isEnriched && !isDirect ? ENRICHED : PLAIN} } }`
}

/** All of them. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: '200 runs, a viewer each',
    runs: 200,
    viewersPerRun: 1,
    eventsPerSecond: 8_000,
    isEnriched: false,
    atMost: 0.8,
  },
  {
    name: '200 runs, a viewer each, enriched',
    runs: 200,
    viewersPerRun: 1,
    eventsPerSecond: 8_000,
    isEnriched: true,
    atMost: 1.5,
  },
  {
    name: '4 runs, 250 viewers each',
    runs: 4,
    viewersPerRun: 250,
    eventsPerSecond: 40,
    isEnriched: false,
    atMost: 0.6,
  },
  {
    name: '4 runs, 250 viewers each, enriched',
    runs: 4,
    viewersPerRun: 250,
    eventsPerSecond: 40,
    isEnriched: true,
    atMost: 0.6,
  },
]
