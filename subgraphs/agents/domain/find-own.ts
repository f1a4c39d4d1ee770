import { decodeId } from '@chainlens/platform/ids'
import type { Context } from '../context.ts'
import type { Agent } from '../entities/agent.ts'
import type { Message } from '../entities/message.ts'
import type { Run } from '../entities/run.ts'
import type { Session } from '../entities/session.ts'
import type { Task } from '../entities/task.ts'

/** What has an id of its own, by the prefix of that id. */
export interface Findable {
  agent: Agent
  session: Session
  message: Message
  run: Run
  task: Task
}

/** What the id shows, where it is the caller's own. Null where it is malformed, unknown or somebody else's, all alike. */
export async function findOwn<Kind extends keyof Findable>(
  context: Context,
  kind: Kind,
  id: string,
): Promise<Findable[Kind] | null> {
  const uuid = decodeId(kind, id)
  const userId = context.principal?.userId
  if (!uuid || !userId) return null
  const found: Findable[keyof Findable] | null = await loaderOf(context, kind).load(uuid)
  if (!found) return null
  const owner = 'userId' in found ? found.userId : (await context.loaders.sessions.load(found.sessionId))?.userId
  return owner === userId ? (found as Findable[Kind]) : null
}

function loaderOf(
  { loaders }: Context,
  kind: keyof Findable,
): { load(id: string): Promise<Findable[keyof Findable] | null> } {
  const byKind = {
    agent: loaders.agents,
    session: loaders.sessions,
    message: loaders.messages,
    run: loaders.runs,
    task: loaders.tasks,
  }
  return byKind[kind]
}
