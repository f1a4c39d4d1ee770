// Loaded before everything else in a process of the fault suite (`--import`): its wall clock is off by
// FAULTS_CLOCK_SHIFT_MS. The monotonic clock is as it is, as on a machine whose clock was set wrong.
const shiftMs = Number(process.env.FAULTS_CLOCK_SHIFT_MS ?? 0)
const RealDate = Date
const now = () => RealDate.now() + shiftMs

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) => Reflect.construct(target, given.length > 0 ? given : [now()], newTarget),
  apply: (target) => new target(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
