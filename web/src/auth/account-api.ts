import type { Refusal } from './refusal.ts'

/** What the pages before the sign-in need of the graph. Each gives why not (none: done), and throws where nothing answered. */
export type AccountApi = {
  register(input: { email: string; password: string; name: string }): Promise<Refusal[]>
  /** Gives the address that is confirmed now, or why it is not. */
  verifyEmail(token: string): Promise<{ email: string | null; refusals: Refusal[] }>
  requestEmailVerification(email: string): Promise<Refusal[]>
  requestPasswordReset(email: string): Promise<Refusal[]>
  resetPassword(input: { token: string; password: string }): Promise<Refusal[]>
}
