import { GraphiQL } from 'graphiql'
import { AccountBar } from './AccountBar.tsx'
import type { ExplorerParts } from './create-explorer.ts'
import { EXAMPLES } from './examples.ts'

/** GraphiQL fills in the variables of its first tab from here alone, and would put them over those it has kept. */
const FIRST_VARIABLES = localStorage.getItem('graphiql:tabState') === null ? EXAMPLES[0]?.variables : undefined

/** GraphiQL before the graph, and above it who asks. */
export function Explorer({ explorer }: { explorer: ExplorerParts }) {
  return (
    <div className="explorer">
      <AccountBar auth={explorer.auth} />
      <div className="explorer-graphiql">
        <GraphiQL
          fetcher={explorer.fetcher}
          defaultTabs={EXAMPLES}
          initialVariables={FIRST_VARIABLES}
          defaultEditorToolsVisibility="variables"
        >
          <GraphiQL.Logo>ChainLens</GraphiQL.Logo>
        </GraphiQL>
      </div>
    </div>
  )
}
