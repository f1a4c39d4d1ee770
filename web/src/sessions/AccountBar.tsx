import { useQuery } from '@apollo/client/react'
import { useServices } from '../app/use-services.ts'
import { WebViewerDocument } from '../gql/graphql.ts'
import { Icon } from '../shared/Icon.tsx'

export function AccountBar() {
  const { signOut } = useServices()
  const { data } = useQuery(WebViewerDocument)
  const viewer = data?.viewer
  return (
    <div className="account-bar">
      <span className="account-name" title={viewer?.email ?? undefined}>
        {viewer?.email ?? viewer?.name ?? ''}
      </span>
      <button type="button" className="icon-button" data-testid="sign-out" onClick={() => void signOut()}>
        <Icon name="out" />
        <span className="visually-hidden">Sign out</span>
      </button>
    </div>
  )
}
