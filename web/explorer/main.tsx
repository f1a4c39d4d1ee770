import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import { createExplorer } from './create-explorer.ts'
import { Explorer } from './Explorer.tsx'
import './explorer.css'

const explorer = createExplorer(new URL(location.origin))
void explorer.auth.restore()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Explorer explorer={explorer} />
  </StrictMode>,
)
