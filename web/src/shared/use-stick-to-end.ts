import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** So near the end, in pixels, counts as being there. */
const NEAR = 48

/**
 * Keeps a growing content's end in view, for as long as the reader is there: who scrolled up is left in peace. A change
 * of `trigger` goes to the end in any case.
 */
export function useStickToEnd(
  scrollRef: RefObject<HTMLElement | null>,
  contentRef: RefObject<HTMLElement | null>,
  trigger: number,
): { isAtEnd: boolean; toEnd: () => void } {
  const [isAtEnd, setAtEnd] = useState(true)
  const sticks = useRef(true)

  const toEnd = useCallback(() => {
    sticks.current = true
    const scroll = scrollRef.current
    scroll?.scrollTo({ top: scroll.scrollHeight })
  }, [scrollRef])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of trigger is what this is about
  useLayoutEffect(toEnd, [toEnd, trigger])

  useEffect(() => {
    const scroll = scrollRef.current!
    let lastTop = scroll.scrollTop
    const read = () => {
      const isNear = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR
      // Growth moves the end away without anyone having scrolled: only going up lets go of it.
      if (isNear) sticks.current = true
      else if (scroll.scrollTop < lastTop) sticks.current = false
      lastTop = scroll.scrollTop
      setAtEnd(isNear || sticks.current)
    }
    const grown = new ResizeObserver(() => {
      if (sticks.current) scroll.scrollTop = scroll.scrollHeight
      read()
    })
    grown.observe(contentRef.current!)
    grown.observe(scroll)
    scroll.addEventListener('scroll', read, { passive: true })
    return () => {
      grown.disconnect()
      scroll.removeEventListener('scroll', read)
    }
  }, [scrollRef, contentRef])

  return { isAtEnd, toEnd }
}
