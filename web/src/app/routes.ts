import { type ComponentType, lazy } from 'react'
import { Conversation } from '../chat/Conversation.tsx'
import { NewQuestion } from '../chat/NewQuestion.tsx'
import { NotFound } from './NotFound.tsx'

type Route = { path: string; Page: ComponentType }

/** Every address of who is signed in. What the chat doesn't need is loaded when it is gone to, with its own styles. */
export const routes: readonly Route[] = [
  { path: '/', Page: NewQuestion },
  { path: '/sessions/:sessionId', Page: Conversation },
  { path: '/tokens', Page: lazy(() => import('../token/TokenSearchPage.tsx')) },
  { path: '/tokens/:tokenId', Page: lazy(() => import('../token/TokenPage.tsx')) },
  { path: '/compare', Page: lazy(() => import('../compare/ComparePage.tsx')) },
  { path: '/notes', Page: lazy(() => import('../notes/NotesPage.tsx')) },
  { path: '/settings', Page: lazy(() => import('../settings/SettingsPage.tsx')) },
  { path: '*', Page: NotFound },
]
