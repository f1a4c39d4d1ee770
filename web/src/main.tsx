import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { createServices } from './app/create-services.ts'
import './styles/index.css'

const services = createServices(new URL(location.origin))
void services.auth.restore()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App services={services} />
  </StrictMode>,
)
