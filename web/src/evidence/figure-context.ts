import { createContext } from 'react'
import type { Figure } from './figure.ts'

/** Which figure's evidence is open on this page, and how another is opened. */
export const FigureContext = createContext<{
  selected: Figure | null
  open: (figure: Figure, among: readonly Figure[]) => void
}>({ selected: null, open: () => {} })
