/** What a command does with the words behind it; returns the exit code. */
export type Command = (args: string[]) => Promise<number>

/** A word after `npm run chainlens --`; its code is loaded only when it is said. */
export interface CommandEntry {
  /** One line for the list of commands. */
  summary: string
  load(): Promise<Command>
}
