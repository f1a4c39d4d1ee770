import { useEffect } from 'react'

/** Esc anywhere does `action`; a list or field that used it for itself has prevented it. */
export function useEscape(action: (() => void) | undefined): void {
  useEffect(() => {
    if (!action) return
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) action()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [action])
}
