import { useQuery } from '@apollo/client/react'
import { useNavigate } from 'react-router'
import { useServices } from '../app/use-services.ts'
import { WebViewerDocument } from '../gql/graphql.ts'
import { Icon } from '../shared/Icon.tsx'
import { Menu } from '../shared/Menu.tsx'

/** Who is signed in, and what is theirs to set. Signing out is one press away, without the menu. */
export function AccountBar() {
  const { signOut } = useServices()
  const navigate = useNavigate()
  const { data } = useQuery(WebViewerDocument)
  const viewer = data?.viewer
  const name = viewer?.email ?? viewer?.name ?? 'Account'
  const items = [
    { key: 'settings', label: 'Settings', onSelect: () => void navigate('/settings') },
    // A page of the server, not of this app.
    { key: 'explorer', label: 'Graph explorer', onSelect: () => location.assign('/explorer') },
  ]
  return (
    <div className="account-bar">
      <Menu label={`Account: ${name}`} items={items} className="account-name" testId="account-menu">
        <span>{name}</span>
        <Icon name="more" />
      </Menu>
      <button type="button" className="icon-button" data-testid="sign-out" onClick={() => void signOut()}>
        <Icon name="out" />
        <span className="visually-hidden">Sign out</span>
      </button>
    </div>
  )
}
