import { useQuery } from '@apollo/client/react'
import { PageHeader } from '../app/PageHeader.tsx'
import { useServices } from '../app/use-services.ts'
import { WebModelsDocument, WebViewerDocument } from '../gql/graphql.ts'
import { WebDataSourcesDocument, WebUsageDocument } from '../gql/reports/graphql.ts'
import { ModelPicker } from '../models/ModelPicker.tsx'
import { typicalQuestion } from '../models/question-cost.ts'
import { ThemePicker } from '../theme/ThemePicker.tsx'
import { UsageSection } from '../usage/UsageSection.tsx'
import { Loaded } from './Loaded.tsx'
import { SourceTable } from './SourceTable.tsx'
import './settings.css'

/** What is the reader's to set, and what the server is set to. */
export default function SettingsPage() {
  const { signOut } = useServices()
  const viewer = useQuery(WebViewerDocument).data?.viewer
  const models = useQuery(WebModelsDocument)
  const sources = useQuery(WebDataSourcesDocument)
  const usage = useQuery(WebUsageDocument, { fetchPolicy: 'cache-and-network' })
  const pricedAt = models.data?.models.map(({ priceAsOf }) => priceAsOf).find(Boolean)
  return (
    <div className="page">
      <title>Settings · ChainLens</title>
      <PageHeader title="Settings" />
      <main className="page-scroll">
        <div className="narrow-page settings">
          <section aria-labelledby="settings-model">
            <h2 id="settings-model">Model</h2>
            <p>
              It answers every question that names no other. Prices are US dollars per million tokens
              {pricedAt && `, as of ${pricedAt}`}; a question is reckoned at{' '}
              {typicalQuestion.inputTokens.toLocaleString('en')} tokens read and{' '}
              {typicalQuestion.outputTokens.toLocaleString('en')} written. What an answer did cost stands under it.
            </p>
            <Loaded query={models} what="the models">
              {(data) => <ModelPicker {...data} />}
            </Loaded>
          </section>
          <section aria-labelledby="settings-usage">
            <h2 id="settings-usage">Usage</h2>
            <p>What your questions took of models in the last thirty days. An answer counts once it has ended.</p>
            <Loaded query={usage} what="your usage">
              {(data) => <UsageSection usage={data.usage} />}
            </Loaded>
          </section>
          <section aria-labelledby="settings-sources">
            <h2 id="settings-sources">Sources and keys</h2>
            <p>
              Keys are settings of the server, by the names below. They are not shown here, and nothing here changes
              them.
            </p>
            <Loaded query={sources} what="the sources">
              {(data) => <SourceTable sources={data.dataSources} />}
            </Loaded>
          </section>
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
