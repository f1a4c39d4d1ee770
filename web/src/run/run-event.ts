import type { WebRunEventsSubscription } from '../gql/graphql.ts'

export type RunEvent = WebRunEventsSubscription['runEvents']
