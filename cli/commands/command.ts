/** A word after `npm run chainlens --`. */
export interface Command {
  /** One line for the list of commands. */
  summary: string
  /** Runs to its end and returns the exit code. */
  run(args: string[]): Promise<number>
}
