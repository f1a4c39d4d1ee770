import type { Evidence } from '@chainlens/platform/evidence'
import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** A marker in a message's content, tied to the evidence behind it. */
export const CitationEntity = defineEntity({
  name: 'Citation',
  tableName: 'citations',
  schema: 'agents',
  properties: {
    messageId: p.uuid().primary(),
    marker: p.integer().primary(),
    label: p.text(),
    /** Exact, before rounding; null for text. */
    value: p.decimal('string').nullable(),
    unit: p.text().nullable(),
    evidence: p.json<Evidence>(),
  },
})

/** A row of citations. */
export type Citation = InferEntity<typeof CitationEntity>
