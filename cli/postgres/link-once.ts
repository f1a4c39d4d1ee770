import { link } from 'node:fs/promises'

/**
 * Gives a file a second name, unless that name is taken: false then. A link appears whole or not at all, so that no
 * reader sees a file half written.
 */
export async function linkOnce(existing: string, name: string): Promise<boolean> {
  try {
    await link(existing, name)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
