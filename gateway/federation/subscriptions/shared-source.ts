import type { ExecutionResult, GraphQLError } from 'graphql'
import { type CompleteEvent, createEventGroup, type EventGroup } from './event-group.ts'
import { createEventLine, type EventNode } from './event-line.ts'
import { type ConnectionOptions, connectSource } from './source-connection.ts'
import type { StreamLimits } from './stream-limits.ts'
import type { SourceEvent } from './subgraph-source.ts'
import type { Viewer } from './viewer.ts'

/** What viewers make of a source's events; those of an equal one share each completed event. */
export interface Audience {
  /** Equal for what brings equal results. */
  readonly key: unknown
  complete: CompleteEvent
}

/** One subscription at a subgraph, and all who follow it. */
export interface SharedSource<Of extends Audience = Audience> {
  readonly opened: Promise<readonly GraphQLError[] | null>
  /** The last event that came. */
  readonly position: number | null
  /** Whether who begins after `after` misses nothing and gets nothing twice by joining now. */
  covers(after: number | null): boolean
  join(viewer: Viewer, audience: Of): void
  leave(viewer: Viewer): void
  viewers(): Generator<[Viewer, Of], void, void>
  readonly size: number
  /** Replaces audiences by what `replace` gives for them; viewers of those that it gives null for are returned. */
  replan(replace: (audience: Of) => Of | null): Viewer[]
}

/** What one is made of. */
export interface SharedSourceOptions {
  limits: StreamLimits
  /** Null for a source whose events are not numbered. */
  numbering: { start: number | null; sequenceOf(event: SourceEvent): number | null } | null
  /** Opens the subscription, after an event where that is known. */
  open(after: number | null, ...rest: Parameters<ConnectionOptions['open']>): ReturnType<ConnectionOptions['open']>
  connection: Pick<ConnectionOptions, 'mask' | 'context' | 'onReconnect'>
  /** After each event. */
  onEvent(): void
  /** Nobody may join any more: it has ended. */
  onEnd(): void
}

/**
 * Opens a source for all who will share it; its context's signal ends it.
 *
 * Numbered events: a viewer who joins gets those that it misses out of the kept ones, so that nothing is lost or
 * repeated. It shares what is completed with its like as soon as it has caught up.
 */
export function createSharedSource<Of extends Audience>(options: SharedSourceOptions): SharedSource<Of> {
  const { limits, numbering } = options
  const kept = numbering && limits.sharing !== 'NEVER' ? limits.keptEvents : 0
  const line = createEventLine({ events: kept, characters: limits.keptCharacters })
  const groups = new Map<EventGroup, { audience: Of; isShared: boolean }>()
  const groupOf = new Map<Viewer, EventGroup>()
  let position = numbering?.start ?? null
  let firstRank: number | null = position
  let isPaused = false
  let ending: { last: ExecutionResult | undefined } | null = null

  function onEvent(event: SourceEvent): boolean {
    const sequence = numbering?.sequenceOf(event) ?? null
    if (sequence !== null && position !== null && sequence <= position) return false
    if (sequence !== null) {
      position = sequence
      firstRank ??= sequence
    }
    line.append(event, { sequence, rank: sequence ?? (position ?? 0) + 0.5 })
    for (const group of groups.keys()) group.wake()
    pauseOrResume()
    options.onEvent()
    return true
  }

  /** Reads on only as fast as events are completed; how fast clients read is no matter of the source. */
  function pauseOrResume(): void {
    let behind = 0
    for (const { delivered } of groups.keys()) behind = Math.max(behind, line.last.ordinal - delivered)
    if (!isPaused && behind > limits.maxWaitingEvents) {
      isPaused = true
      connection.pause()
    } else if (isPaused && behind <= limits.maxWaitingEvents / 2) {
      isPaused = false
      connection.resume()
    }
  }

  function end(last?: ExecutionResult): void {
    if (ending) return
    ending = { last }
    options.onEnd()
    for (const group of groups.keys()) group.end(last)
  }

  const connection = connectSource({
    ...options.connection,
    reconnect: limits.reconnect,
    open: (listener, signal) => options.open(position, listener, signal),
    isResumable: () => position !== null,
    onEvent,
    onEnd: end,
  })

  function addGroup(audience: Of, from: EventNode, onDelivered?: () => void): EventGroup {
    const group = createEventGroup({
      from,
      concurrent: limits.concurrentEvents,
      complete: audience.complete,
      onDelivered() {
        onDelivered?.()
        if (isPaused) pauseOrResume()
      },
    })
    groups.set(group, { audience, isShared: onDelivered === undefined })
    return group
  }

  function addTo(group: EventGroup, viewer: Viewer): void {
    leave(viewer)
    group.add(viewer)
    groupOf.set(viewer, group)
  }

  function leave(viewer: Viewer): void {
    const group = groupOf.get(viewer)
    groupOf.delete(viewer)
    group?.remove(viewer)
    if (group && group.viewers.size === 0) groups.delete(group)
  }

  /** The place behind which a viewer begins. */
  function placeAfter(after: number | null): EventNode {
    let place = numbering ? line.oldest : line.last
    while (after !== null && place.next && place.next.rank <= after) place = place.next
    return place
  }

  function sharedGroup(audience: Of): EventGroup | null {
    for (const [group, { audience: other, isShared }] of groups)
      if (isShared && other.key === audience.key) return group
    return null
  }

  function join(viewer: Viewer, audience: Of): void {
    const place = placeAfter(viewer.position)
    const shared = sharedGroup(audience)
    // What its like have yet to get is what it has yet to get.
    if (shared && shared.delivered <= place.ordinal) addTo(shared, viewer)
    else if (!shared) addTo(addGroup(audience, place), viewer)
    else catchUp(viewer, audience, place, shared)
    const group = groupOf.get(viewer)
    if (ending) group?.end(ending.last)
    else group?.wake()
  }

  /** Alone, until it has got as much as the others. */
  function catchUp(viewer: Viewer, audience: Of, place: EventNode, shared: EventGroup): void {
    const group = addGroup(audience, place, () => {
      if (group.delivered < shared.delivered || !groups.has(shared) || !group.viewers.has(viewer)) return
      addTo(shared, viewer)
    })
    addTo(group, viewer)
  }

  return {
    opened: connection.opened,
    get position() {
      return position
    },
    covers(after) {
      if (ending || limits.sharing === 'NEVER') return false
      if (!numbering) return limits.sharing === 'ALWAYS' || line.last.ordinal === 0
      if (after === null) return numbering.start === null && line.last.ordinal === 0
      const low = line.oldest.ordinal === 0 ? firstRank : line.oldest.rank
      return low !== null && low <= after
    },
    get size() {
      return groupOf.size
    },
    join,
    leave,
    *viewers() {
      for (const [viewer, group] of groupOf) yield [viewer, (groups.get(group) as { audience: Of }).audience]
    },
    replan(replace) {
      const left: Viewer[] = []
      for (const [group, { audience, isShared }] of groups) {
        const next = replace(audience)
        if (!next) left.push(...group.viewers)
        else {
          groups.set(group, { audience: next, isShared })
          group.completeBy(next.complete)
        }
      }
      return left
    },
  }
}
