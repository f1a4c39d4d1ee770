import type { FaultSystem } from './fault-system.ts'

/**
 * How long each run that was hit stood still, in milliseconds: from the fault to the next thing that was
 * told of it. One that ended in the very moment of the fault had nothing to wait for and is left out.
 */
export async function movingAgain(
  system: FaultSystem,
  hit: readonly { runUuid: string; at: number }[],
): Promise<number[]> {
  const waits: number[] = []
  for (const { runUuid, at } of hit) {
    const [next] = await system.sql(
      `select extract(epoch from min(at)) * 1000 as at from agents.run_events
       where run_id = $1 and at > to_timestamp($2 / 1000.0)`,
      [runUuid, at],
    )
    if (next?.at) waits.push(Math.round(Number(next.at) - at))
  }
  return waits
}
