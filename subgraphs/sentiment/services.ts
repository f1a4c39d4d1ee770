import type { SubgraphPlatform } from '@chainlens/platform/graphql'
import { keepDocument } from '@chainlens/platform/sources'
import type { Services } from './context.ts'
import { createPostScorer } from './domain/crypto-lexicon/create-post-scorer.ts'
import { createDailyCounts } from './domain/posts/daily-counts.ts'
import { createDailyAnswers } from './sources/daily-answers.ts'
import { createDailyBudget } from './sources/daily-budget.ts'
import { createDiscordSource } from './sources/discord.ts'
import { createDiscordClient } from './sources/discord-client.ts'
import { createRedditSource } from './sources/reddit.ts'
import { createXSource } from './sources/x.ts'
import { X } from './sources/x-shapes.ts'

/** Builds what lives as long as the process. */
export function createServices({ config, sources, database }: SubgraphPlatform): Services {
  const services = { config, sources }
  const askDiscord = createDiscordClient(services)
  const budget = createDailyBudget(database, {
    source: X,
    limit: config.xDailyPostLimit,
    setting: 'X_DAILY_POST_LIMIT',
  })
  return {
    ...services,
    keepRecorded: (document) => keepDocument(database, document),
    postSources: [
      createXSource(services, budget, createDailyAnswers(database, X)),
      createRedditSource(services),
      createDiscordSource(services, askDiscord),
    ],
    dailyCounts: createDailyCounts(database),
    scorePost: createPostScorer(),
    askDiscord,
  }
}
