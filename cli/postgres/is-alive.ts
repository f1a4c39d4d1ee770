import type { InstanceRecord } from './instance-file.ts'
import { processStart } from './process-start.ts'

/** Whether the process that wrote the record still lives, and is not another one that got its id. */
export async function isAlive(record: InstanceRecord): Promise<boolean> {
  if (record.pid <= 0) return false
  const start = await processStart(record.pid)
  return start !== null && (record.processStart === null || record.processStart === start)
}
