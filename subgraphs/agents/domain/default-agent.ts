import { newId } from '@chainlens/platform/ids'
import type { Context } from '../context.ts'
import { type Agent, AgentEntity } from '../entities/agent.ts'

/** The agent that answers a user who has chosen none: the default model with every tool. Made when it is first needed. */
export async function defaultAgent(context: Context, userId: string): Promise<Agent> {
  const { database } = context.services
  await database.query(
    `insert into agents.agents (id, user_id, name, type, configuration)
     values (?::uuid, ?::uuid, 'ChainLens analyst', 'DEFAULT', '{}')
     on conflict (user_id) where type = 'DEFAULT' do nothing`,
    [newId(), userId],
  )
  return database.fork().findOneOrFail(AgentEntity, { userId, type: 'DEFAULT' })
}
