import { ApolloProvider } from '@apollo/client/react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { AuthGate } from '../auth/AuthGate.tsx'
import { AuthRoutes } from '../auth/AuthRoutes.tsx'
import { routes } from './routes.ts'
import type { Services } from './services.ts'
import { ServicesContext } from './services-context.ts'
import { Workspace } from './Workspace.tsx'

export function App({ services }: { services: Services }) {
  return (
    <ServicesContext value={services}>
      <ApolloProvider client={services.client}>
        <BrowserRouter>
          <AuthRoutes>
            <AuthGate>
              <Routes>
                <Route element={<Workspace />}>
                  {routes.map(({ path, Page }) => (
                    <Route key={path} path={path} element={<Page />} />
                  ))}
                </Route>
              </Routes>
            </AuthGate>
          </AuthRoutes>
        </BrowserRouter>
      </ApolloProvider>
    </ServicesContext>
  )
}
