const TICKS = Array.from({ length: 120 }, (_, index) => index)

/** The logo as an instrument's graticule: decoration, drawn by numbers so that it weighs nothing. */
export function Reticle() {
  return (
    <svg className="reticle" viewBox="0 0 400 300" aria-hidden="true" focusable="false">
      <g className="reticle-scale">
        {TICKS.map((tick) => {
          const length = tick % 10 === 0 ? 10 : tick % 5 === 0 ? 6 : 3
          return <path key={tick} d={`M200 ${22 + length}V22`} transform={`rotate(${tick * 3} 200 150)`} />
        })}
        <path d="M60 150H340M200 10V290" strokeDasharray="1 4" />
        <circle cx="200" cy="150" r="112" />
      </g>
      <g className="reticle-links">
        <circle cx="170" cy="150" r="58" />
        <circle cx="230" cy="150" r="58" />
        <circle className="reticle-point" cx="200" cy="150" r="3.5" />
      </g>
    </svg>
  )
}
