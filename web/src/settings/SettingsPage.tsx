import { useQuery } from '@apollo/client/react'
import { PageHeader } from '../app/PageHeader.tsx'
import { useServices } from '../app/use-services.ts'
import { WebViewerDocument } from '../gql/graphql.ts'
import { ThemePicker } from '../theme/ThemePicker.tsx'
import './settings.css'

/** What is the reader's to set, and what the server is set to. */
export default function SettingsPage() {
  const { signOut } = useServices()
  const { data } = useQuery(WebViewerDocument)
  const viewer = data?.viewer
  return (
    <div className="page">
      <title>Settings · ChainLens</title>
      <PageHeader title="Settings" />
      <main className="page-scroll">
        <div className="narrow-page settings">
          <section aria-labelledby="settings-theme">
            <h2 id="settings-theme">Colours</h2>
            <p>For this browser, whoever is signed in.</p>
            <ThemePicker />
          </section>
          <section aria-labelledby="settings-account">
            <h2 id="settings-account">Account</h2>
            <dl className="facts">
              <dt>Name</dt>
              <dd>{viewer?.name ?? ''}</dd>
              <dt>Email</dt>
              <dd>{viewer?.email ?? ''}</dd>
            </dl>
            <button type="button" className="button" onClick={() => void signOut()}>
              Sign out
            </button>
          </section>
        </div>
      </main>
    </div>
  )
}
