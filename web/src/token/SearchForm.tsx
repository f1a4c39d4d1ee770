import { type FormEvent, useId, useState } from 'react'
import { Icon } from '../shared/Icon.tsx'

type Props = { label: string; initial?: string; onSearch: (query: string) => void; autoFocus?: boolean }

/** Longest text that the graph resolves. */
const LONGEST = 200

/** Asks on Enter and not on every letter: the sources count requests. */
export function SearchForm({ label, initial = '', onSearch, autoFocus }: Props) {
  const [text, setText] = useState(initial)
  const id = useId()
  function submit(event: FormEvent) {
    event.preventDefault()
    if (text.trim()) onSearch(text.trim())
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is too young for some screen readers
    <form className="search-form" role="search" aria-label={label} onSubmit={submit}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <Icon name="search" />
      <input
        id={id}
        type="search"
        value={text}
        maxLength={LONGEST}
        placeholder="Ticker, name or address"
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: only where the page is for searching and nothing else
        autoFocus={autoFocus}
        onChange={(event) => setText(event.target.value)}
        data-testid="token-search"
      />
      <button type="submit" className="button" disabled={!text.trim()}>
        Find
      </button>
    </form>
  )
}
