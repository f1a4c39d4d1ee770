import { defineSubgraph } from '@chainlens/platform/graphql'
import { keepDocument, sourceDocumentsMigrations, startDocumentRetention } from '@chainlens/platform/sources'
import type { Context, Services } from './context.ts'
import { reportTeam } from './domain/report-team.ts'
import type { TeamReport } from './domain/team-report.ts'
import { Query } from './resolvers/Query.ts'
import { Token } from './resolvers/Token.ts'
import { createGithubSource } from './sources/github.ts'
import { createGithubClient } from './sources/github-client.ts'

/** Who is behind a token, as its public repositories show it. */
export default defineSubgraph<Services, Context>({
  name: 'team',
  migrations: sourceDocumentsMigrations,
  resolvers: { Query, Token },
  services: ({ config, sources, database }) => ({
    config,
    sources,
    repositories: createGithubSource({ client: createGithubClient(sources, config) }),
    keepRecorded: (document) => keepDocument(database, document),
  }),
  context(base) {
    const reports = new Map<string, Promise<TeamReport>>()
    const context: Context = {
      ...base,
      reportOf(token) {
        const known = reports.get(token.id)
        if (known) return known
        const report = reportTeam(context, token)
        reports.set(token.id, report)
        return report
      },
    }
    return context
  },
  pools: ['data-processing'],
  workers: (_services, platform, pools) => startDocumentRetention(platform, pools),
})
