import { createContext } from 'react'

export const WorkspaceContext = createContext<{ isNarrow: boolean; isListOver: boolean; openList: () => void }>({
  isNarrow: false,
  isListOver: false,
  openList: () => {},
})
