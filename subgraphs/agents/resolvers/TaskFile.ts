import type { TaskFileResolvers } from '../__generated__/resolvers.ts'

export const TaskFile: TaskFileResolvers = {
  part: ({ taskId }, { number }, { loaders }) => loaders.fileParts.load({ taskId, part: number }),
}
