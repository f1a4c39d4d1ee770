/** Two links of a chain, seen as a lens: where they overlap there is a point. */
export function Logo() {
  return (
    <span className="logo">
      <svg viewBox="0 0 30 22" width="30" height="22" aria-hidden="true" focusable="false">
        <circle cx="10.5" cy="11" r="8" />
        <path d="M13.9 5.1a8 8 0 1 1 0 11.8" />
        <circle className="logo-point" cx="14.6" cy="11" r="2" />
      </svg>
      ChainLens
    </span>
  )
}
