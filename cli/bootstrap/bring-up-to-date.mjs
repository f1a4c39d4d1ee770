import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildWeb, webIsFresh } from './build-web.mjs'
import { exclusively } from './exclusively.mjs'
import { installIsFresh, installPackages } from './install-packages.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** Installs and builds what is missing or old; one process at a time, however many are started together. */
export async function bringUpToDate({ web }) {
  const isFresh = () => installIsFresh(root) && (!web || webIsFresh(root))
  if (isFresh()) return
  await exclusively(join(root, '.chainlens', 'bootstrap.lock'), async (onSpawn) => {
    // Looked at again: another process may have done the work while this one waited.
    if (!installIsFresh(root)) await installPackages(root, onSpawn)
    if (web && !webIsFresh(root)) await buildWeb(root, onSpawn)
  })
}
