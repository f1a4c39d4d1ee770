import { join } from 'node:path'
import { readMigrations } from '@chainlens/platform/db'
import { defineSubgraph } from '@chainlens/platform/graphql'
import { sourceDocumentsMigrations, startDocumentRetention } from '@chainlens/platform/sources'
import type { Context, Services } from './context.ts'
import { reportSentiment } from './domain/report-sentiment.ts'
import type { SentimentReport } from './domain/sentiment-report.ts'
import { Query } from './resolvers/Query.ts'
import { Token } from './resolvers/Token.ts'
import { createServices } from './services.ts'

/** What is said about a token's asset. */
export default defineSubgraph<Services, Context>({
  name: 'sentiment',
  migrations: [...sourceDocumentsMigrations, ...readMigrations(join(import.meta.dirname, 'migrations'))],
  resolvers: { Query, Token },
  services: createServices,
  context(base) {
    const reports = new Map<string, Promise<SentimentReport>>()
    const context: Context = {
      ...base,
      reportOf(token) {
        const known = reports.get(token.id)
        if (known) return known
        const report = reportSentiment(context, token)
        reports.set(token.id, report)
        return report
      },
    }
    return context
  },
  pools: ['data-processing'],
  workers: (_services, platform, pools) => startDocumentRetention(platform, pools),
})
