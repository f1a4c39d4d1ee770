import { ApolloProvider } from '@apollo/client/react'
import { BrowserRouter, Route, Routes } from 'react-router'
import { AuthGate } from '../auth/AuthGate.tsx'
import { Conversation } from '../chat/Conversation.tsx'
import { NewQuestion } from '../chat/NewQuestion.tsx'
import { NotFound } from './NotFound.tsx'
import type { Services } from './services.ts'
import { ServicesContext } from './services-context.ts'
import { Workspace } from './Workspace.tsx'

export function App({ services }: { services: Services }) {
  return (
    <ServicesContext value={services}>
      <ApolloProvider client={services.client}>
        <BrowserRouter>
          <AuthGate>
            <Routes>
              <Route element={<Workspace />}>
                <Route index element={<NewQuestion />} />
                <Route path="sessions/:sessionId" element={<Conversation />} />
                <Route path="*" element={<NotFound />} />
              </Route>
            </Routes>
          </AuthGate>
        </BrowserRouter>
      </ApolloProvider>
    </ServicesContext>
  )
}
