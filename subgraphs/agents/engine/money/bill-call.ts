import { type CallCourse, type CallUsage, priceCall } from './price-call.ts'
import type { CallReservation } from './reserve-call.ts'
import type { UsageMeter } from './usage-meter.ts'

/**
 * Puts a call that has ended on its run's bill; null for a free one that said nothing. Throws for counts that are
 * none: what the call cost is then estimated, as if its provider had said nothing.
 */
export function billCall(usage: UsageMeter, reservation: CallReservation, course: CallCourse): CallUsage | null {
  const call = priceCall(reservation, course)
  if (!call) return null
  try {
    usage.add(call)
    return call
  } catch (error) {
    const estimated = priceCall(reservation, { ...course, used: null })
    if (estimated) usage.add(estimated)
    throw error
  }
}
