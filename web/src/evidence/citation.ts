import type { MessagePartsFragment } from '../gql/graphql.ts'

export type Citation = MessagePartsFragment['citations'][number]
