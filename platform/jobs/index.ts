export { createJobs } from './create-jobs.ts'
export { type Job, type JobHandlers, type JobOptions, type Jobs, POOLS, type QueueName, type Schedule } from './jobs.ts'
