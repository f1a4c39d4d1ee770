export { createJobs } from './create-jobs.ts'
export type { Job, JobOptions, Jobs, QueueName } from './jobs.ts'
