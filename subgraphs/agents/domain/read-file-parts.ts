import type { Database } from '@chainlens/platform/db'

/** A part of what a task has made. */
export interface FilePartKey {
  taskId: string
  /** From 1. */
  part: number
}

/** Parts of several tasks' files in one query; null where there is no such part. */
export async function readFileParts(database: Database, keys: readonly FilePartKey[]): Promise<(string | null)[]> {
  const rows = await database.query<{ place: number; content: string }>(
    `select k.place::int as place, f.content
     from jsonb_array_elements(?::jsonb) with ordinality as k(key, place)
     join agents.task_files f on f.task_id = (k.key->>'taskId')::uuid and f.part = (k.key->>'part')::int`,
    [JSON.stringify(keys)],
  )
  const contents = new Map(rows.map(({ place, content }) => [place, content]))
  return keys.map((_, index) => contents.get(index + 1) ?? null)
}
