import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'

export type MenuItem = {
  key: string
  label: ReactNode
  /** What helps to choose: a price, or why it can't be chosen. */
  note?: string | null
  isDisabled?: boolean
  /** Given for a choice among several, of which one holds. */
  isChecked?: boolean
  onSelect: () => void
}

type Props = {
  /** The button's name for a screen reader. */
  label: string
  /** What the button shows. */
  children: ReactNode
  items: readonly MenuItem[]
  className?: string
  testId?: string
}

/**
 * A button and its menu: arrow keys, Home and End move, a letter finds, Enter chooses, Esc closes and gives the focus
 * back. What is disabled can be reached, since its note says what would enable it.
 */
export function Menu({ label, children, items, className = 'icon-button', testId }: Props) {
  const [isOpen, setOpen] = useState(false)
  const rootRef = useRef<HTMLDivElement>(null)
  const buttonRef = useRef<HTMLButtonElement>(null)
  const id = useId()
  const entries = () => [...(rootRef.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]

  useEffect(() => {
    if (!isOpen) return
    const all = [...(rootRef.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])]
    const checked = all.find((entry) => entry.getAttribute('aria-checked') === 'true')
    ;(checked ?? all[0])?.focus()
    const closeOutside = (event: PointerEvent) => {
      if (!rootRef.current?.contains(event.target as Node)) setOpen(false)
    }
    window.addEventListener('pointerdown', closeOutside)
    return () => window.removeEventListener('pointerdown', closeOutside)
  }, [isOpen])

  function close() {
    setOpen(false)
    buttonRef.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault()
        setOpen(true)
      }
      return
    }
    const all = entries()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const go = (to: number) => {
      event.preventDefault()
      all[(to + all.length) % all.length]?.focus()
    }
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(all.length - 1)
    else if (event.key === 'Tab') setOpen(false)
    else if (event.key === 'Escape') {
      // Here Esc is for the menu alone: it must not stop an answer or close a panel too.
      event.preventDefault()
      close()
    } else if (event.key.length === 1 && event.key !== ' ') {
      const found = all.findIndex((entry) => entry.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))
      if (found >= 0) go(found)
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the button and the items inside, met on their way up
    <div className="menu" ref={rootRef} onKeyDown={onKeyDown}>
      <button
        ref={buttonRef}
        type="button"
        className={className}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={label}
        data-testid={testId}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <div className="menu-list" role="menu" id={id} aria-label={label}>
          {items.map((item) => (
            <button
              key={item.key}
              type="button"
              {...roleOf(item)}
              aria-disabled={item.isDisabled || undefined}
              tabIndex={-1}
              onClick={() => {
                if (item.isDisabled) return
                close()
                item.onSelect()
              }}
            >
              <span>{item.label}</span>
              {item.note && <span className="menu-note">{item.note}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

function roleOf({ isChecked }: MenuItem) {
  return isChecked === undefined
    ? ({ role: 'menuitem' } as const)
    : ({ role: 'menuitemradio', 'aria-checked': isChecked } as const)
}
