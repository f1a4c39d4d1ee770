const PATHS = {
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h7',
  plus: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  send: 'M8 13V3.5M4 7.2L8 3l4 4.2',
  stop: 'M4.5 4.5h7v7h-7z',
  chevron: 'M6 3.5L10.5 8 6 12.5',
  down: 'M8 3v9.5M4 8.8L8 13l4-4.2',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  external: 'M6.5 3.5h-3v9h9v-3M9.5 2.5h4v4M13.3 2.7L7.5 8.5',
  out: 'M9.5 2.5h-6v11h6M6.5 8h7.5M11.2 5l3 3-3 3',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13 2v3h-3',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3L13.8 13.8',
  compare: 'M2.5 11.5l3-4 2.6 2.6 5.4-6.6M2.5 4.5l3.4 3.2 2.8-1.4 4.8 5.2',
  token: 'M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2M8 5.2l2.6 2.8L8 10.8 5.4 8z',
  settings: 'M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.4v3.2M6 9.4v3.2',
  more: 'M5 6.5l3-3 3 3M5 9.5l3 3 3-3',
  ask: 'M3 3.5h10v7H8.2L5 13.2v-2.7H3z',
  warning: 'M8 2.6l6 10.6H2zM8 6.6v3M8 11.3v.2',
  edit: 'M3 13l.7-3 7-7 2.3 2.3-7 7zM9.5 4.2l2.3 2.3',
  queue: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M8 5v3.2l2.2 1.3',
  note: 'M3.5 2.5h9v8l-3 3h-6zM9.5 13.5v-3h3M6 5.5h4M6 8h4',
  previous: 'M10 3.5L5.5 8l4.5 4.5',
} as const

/** Drawn here, so that nothing is fetched and all share one stroke. Decoration: the control around it has the name. */
export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
