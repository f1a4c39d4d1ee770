/**
 * Calls `flush` once per frame, however often it is asked to: thirty deltas between two frames are one render.
 * A hidden page gets no frames, so there it happens at once.
 */
export function frameBatch(flush: () => void): { request(): void; now(): void } {
  let frame: number | null = null
  const now = () => {
    if (frame !== null) cancelAnimationFrame(frame)
    frame = null
    flush()
  }
  return {
    now,
    request() {
      if (document.hidden) now()
      else frame ??= requestAnimationFrame(now)
    },
  }
}
