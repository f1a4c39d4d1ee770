/** The window that arguments of analyze_tokenomics mean, where the last close is of a day. */
export function riskWindow(args: { days?: number; until?: string }, last: string) {
  const to = args.until ?? last
  const from = new Date(Date.parse(`${to}T00:00:00Z`) - (args.days ?? 360) * 86_400_000).toISOString().slice(0, 10)
  return { from, to, observations: args.days ?? 360 }
}
