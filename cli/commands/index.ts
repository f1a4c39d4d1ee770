import type { CommandEntry } from './command.ts'

/** Every command by name. */
export const commands: Record<string, CommandEntry> = {
  start: {
    summary: 'Run everything in this process, with PostgreSQL brought along',
    load: async () => (await import('./start.ts')).start,
  },
  dev: {
    summary: 'As start, and follows what is written: schemas while it runs, code by starting again',
    load: async () => (await import('./dev.ts')).dev,
  },
  ask: {
    summary: 'Ask a question here and stream the answer: ask "Is ETH a healthy asset?"',
    load: async () => (await import('./ask.ts')).ask,
  },
  doctor: {
    summary: 'Ask every source whether it answers; says which lack a key and what each adds (--json)',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  runs: {
    summary: 'Runs that cost too many workers: runs --dead, runs --retry ID, runs --discard ID',
    load: async () => (await import('./runs.ts')).runs,
  },
  serve: {
    summary:
      'Run some roles in this process on DATABASE_URL and REDIS_URL: serve gateway | users | … | worker | worker:agent-runs | …',
    load: async () => (await import('./serve.ts')).serve,
  },
  gateway: {
    summary: 'Serve any federation 2 supergraph by itself: gateway --supergraph FILE --port N (--help)',
    load: async () => (await import('./gateway.ts')).gateway,
  },
  compose: {
    summary: 'Compose the subgraphs and write schema/ (--check: only tell what is stale)',
    load: async () => (await import('./compose.ts')).compose,
  },
  'add-subgraph': {
    summary: 'After a line in rover.yaml: write the lines that follow in codegen.yml and docker-compose.yml',
    load: async () => (await import('./add-subgraph.ts')).addSubgraph,
  },
}
