import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const instanceSchema = z.object({
  /** Tells two locks of the same process apart. */
  id: z.string(),
  pid: z.number().int().positive(),
  /** Null until the server listens. */
  port: z.number().int().nullable(),
  startedAt: z.string(),
  /** Guards against a reused process id. */
  processStart: z.string().nullable(),
})

/** What instance.json says. */
export type InstanceRecord = z.infer<typeof instanceSchema>

/** Stands for a file that a power cut left empty: it is there, and nobody's. */
const unreadable: InstanceRecord = { id: 'unreadable', pid: 0, port: null, startedAt: '', processStart: null }

/** Where a data directory says who uses it. */
export const instanceFile = {
  path: (homeDirectory: string): string => join(homeDirectory, 'instance.json'),

  /** The record, or null where there is no such file. */
  async read(path: string): Promise<InstanceRecord | null> {
    try {
      return instanceSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === 'ENOENT' ? null : unreadable
    }
  },
}
