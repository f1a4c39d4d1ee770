import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { BusSubscription } from './event-bus.ts'

/** Longer than one version is replaced by the next, processes of both running. */
const OVERLAP_MS = 60 * 60_000
/** Inboxes keep what was handled for longer: further back it might be handled again. */
const FURTHEST_BACK_MS = 30 * 24 * 60 * 60_000

type Fields = (string | number | null)[]

/**
 * The group that a consumer reads a stream in: one for each set of events that it has handlers for. While one version
 * of a service replaces another, both run; in one group the older would take events that only the newer knows, and
 * acknowledge them. What both know reaches both, and the inbox lets it have its effect once.
 */
export function eventGroupOf({ consumer, handlers }: Pick<BusSubscription, 'consumer' | 'handlers'>): string {
  const names = Object.keys(handlers).sort().join(' ')
  return `${consumer}:${createHash('sha256').update(names).digest('hex').slice(0, 12)}`
}

/**
 * Makes the group where it is missing. The first one of a consumer begins with the stream, so that what was sent before
 * is not lost. Another begins an hour ago, or with what a group of the version before has still to do, at most 30 days ago. Groups that
 * nobody has read in for `forgottenAfterMs` are deleted.
 */
export async function openEventGroup(
  redis: Redis,
  input: { stream: string; group: string; consumer: string; forgottenAfterMs: number },
): Promise<void> {
  const { stream, group, consumer } = input
  const isOurs = (name: string) => name === consumer || name.startsWith(`${consumer}:`)
  const groups = (await listGroups(redis, stream)).filter(({ name }) => isOurs(name))
  const starts: string[] = []
  for (const { name, last } of groups) {
    if (name === group) continue
    starts.push(last, ...(await oldestPending(redis, stream, name)))
    if (await isForgotten(redis, stream, name, input.forgottenAfterMs)) await redis.xgroup('DESTROY', stream, name)
  }
  if (groups.some(({ name }) => name === group)) return
  const [seconds] = await redis.time()
  const ago = (ms: number) => `${Math.max(0, Number(seconds) * 1_000 - ms)}-0`
  const wanted = starts.concat(ago(OVERLAP_MS)).reduce(earlier)
  const furthest = ago(FURTHEST_BACK_MS)
  const start = starts.length === 0 ? '0' : earlier(wanted, furthest) === wanted ? furthest : wanted
  try {
    await redis.xgroup('CREATE', stream, group, start, 'MKSTREAM')
  } catch (error) {
    // Another process of this version was quicker.
    if (!(error as Error).message.includes('BUSYGROUP')) throw error
  }
}

/** Of two ids of a stream, the one that was given first. */
function earlier(one: string, other: string): string {
  const [a = '0', b = '0'] = [one.split('-')[0], other.split('-')[0]]
  if (a !== b) return Number(a) < Number(b) ? one : other
  return Number(one.split('-')[1]) < Number(other.split('-')[1]) ? one : other
}

async function listGroups(redis: Redis, stream: string): Promise<{ name: string; last: string }[]> {
  const rows = (await redis.xinfo('GROUPS', stream).catch((error: Error) => {
    if (error.message.includes('no such key')) return []
    throw error
  })) as Fields[]
  return rows.map((row) => ({ name: String(field(row, 'name')), last: String(field(row, 'last-delivered-id')) }))
}

/** The oldest entry that was read and not acknowledged, where there is one. */
async function oldestPending(redis: Redis, stream: string, group: string): Promise<string[]> {
  const [count, oldest] = (await redis.xpending(stream, group)) as [number, string | null]
  if (count === 0 || !oldest) return []
  const [time, place] = oldest.split('-')
  // A group gives out what follows its start.
  return [Number(place) > 0 ? `${time}-${Number(place) - 1}` : `${Number(time) - 1}-${Number.MAX_SAFE_INTEGER}`]
}

async function isForgotten(redis: Redis, stream: string, group: string, afterMs: number): Promise<boolean> {
  const readers = (await redis.xinfo('CONSUMERS', stream, group)) as Fields[]
  return readers.every((reader) => Number(field(reader, 'idle')) >= afterMs)
}

/** A field of a flat list of names and values. */
function field(row: Fields, name: string): string | number | null {
  const index = row.indexOf(name)
  return index < 0 ? null : (row[index + 1] ?? null)
}
