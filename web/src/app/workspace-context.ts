import { createContext } from 'react'

export const WorkspaceContext = createContext<{ isNarrow: boolean; openList: () => void }>({
  isNarrow: false,
  openList: () => {},
})
