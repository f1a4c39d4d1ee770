/**
 * How PostgreSQL is made to end: fast shutdown first; then without a checkpoint, which the next start makes up for;
 * then by force.
 */
export const shutdownSteps = [
  { signal: 'SIGINT', waitMs: 20_000 },
  { signal: 'SIGQUIT', waitMs: 5_000 },
  { signal: 'SIGKILL', waitMs: 5_000 },
] as const
