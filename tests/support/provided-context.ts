/** How ChainLens runs under the system tests. */
export type SystemMode = 'embedded' | 'distributed'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the PostgreSQL of this test run. */
    postgresUrl: string
    /** A data directory to copy; its PostgreSQL has been made. */
    preparedHome: string
    mode: SystemMode
  }
}
