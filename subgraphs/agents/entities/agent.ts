import { defineEntity, type InferEntity, p } from '@mikro-orm/core'

/** Who answers. */
export const AgentEntity = defineEntity({
  name: 'Agent',
  tableName: 'agents',
  schema: 'agents',
  properties: {
    id: p.uuid().primary(),
    userId: p.uuid(),
    name: p.text(),
    type: p.text().$type<'DEFAULT' | 'CUSTOM'>(),
    /** Without a model: the installation's default one. */
    configuration: p.json<{ model?: string }>(),
    systemPrompt: p.text().nullable(),
    /** Names of tools; null: all that there are when it is asked. */
    tools: p.json<string[]>().nullable(),
    templateId: p.uuid().nullable(),
    isActive: p.boolean(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
})

/** A row of agents. */
export type Agent = InferEntity<typeof AgentEntity>
