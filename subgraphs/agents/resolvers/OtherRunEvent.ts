import type { OtherRunEventResolvers } from '../__generated__/resolvers.ts'
import { eventFields } from './RunEvent.ts'

export const OtherRunEvent: OtherRunEventResolvers = {
  ...eventFields,
  kind: ({ type }) => type,
}
