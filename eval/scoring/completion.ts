import type { Transcript } from './transcript.ts'

/** Whether the run came to its end with something said. */
export function completionFaults({ status, error, text }: Transcript): string[] {
  if (status !== 'COMPLETED') return [`ended ${status}${error ? `: ${error}` : ''}`]
  return text.trim() === '' ? ['said nothing'] : []
}
