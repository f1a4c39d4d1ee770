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
    let last = { top: scroll.scrollTop, height: scroll.scrollHeight }
    const read = () => {
      const { scrollTop: top, scrollHeight: height, clientHeight } = scroll
      const isNear = height - top - clientHeight < NEAR
      // What grows or folds moves the view too (the browser keeps in place what is being read): only a move in content
      // that stayed as it was is the reader's.
      if (isNear) sticks.current = true
      else if (top < last.top && height === last.height) sticks.current = false
      last = { top, height }
      setAtEnd(isNear || sticks.current)
    }
    // While text streams in no two frames may be alike: a turn of the wheel is the reader's in any case.
    const onWheel = ({ deltaY }: WheelEvent) => {
      if (deltaY < 0) sticks.current = false
    }
    const grown = new ResizeObserver(() => {
      if (sticks.current) scroll.scrollTop = scroll.scrollHeight
      read()
    })
    grown.observe(contentRef.current!)
    grown.observe(scroll)
    scroll.addEventListener('scroll', read, { passive: true })
    scroll.addEventListener('wheel', onWheel, { passive: true })
    return () => {
      grown.disconnect()
      scroll.removeEventListener('scroll', read)
      scroll.removeEventListener('wheel', onWheel)
    }
  }, [scrollRef, contentRef])

  return { isAtEnd, toEnd }
}
