import { encodeId } from '@chainlens/platform/ids'
import type { TaskResolvers } from '../__generated__/resolvers.ts'
import { existing } from '../domain/existing.ts'
import { findOwn } from '../domain/find-own.ts'

export const Task: TaskResolvers = {
  __resolveReference: ({ id }, context) => findOwn(context, 'task', id),
  id: (task) => encodeId('task', task.id),
  kind: (task) => (task.taskType === 'export_session' ? 'EXPORT_SESSION' : 'NAME_SESSION'),
  session: (task, _input, { loaders }) => existing(loaders.sessions.load(task.sessionId)),
  progress: (task) => (task.status === 'SUCCEEDED' ? 1 : task.progress),
  file: (task) => (task.result?.file ? { ...task.result.file, taskId: task.id } : null),
}
