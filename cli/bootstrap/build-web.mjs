import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { jsonFile } from './json-file.mjs'
import { nodeBinary } from './node-binary.mjs'
import { runStep } from './run-step.mjs'

const stampPath = (root) => join(root, 'web/dist/.stamp.json')

/** Whether web/dist was built from the sources as they are. */
export function webIsFresh(root) {
  if (!existsSync(join(root, 'web/dist/index.html'))) return false
  return jsonFile.read(stampPath(root))?.sources === sourcesOf(root)
}

/** Builds the web app. */
export async function buildWeb(root, onSpawn) {
  if (!existsSync(join(root, 'web/vite.config.ts'))) {
    process.stderr.write('There is no web app to build yet.\n')
    return
  }
  const sources = sourcesOf(root) // before the build: what changes during it is built the next time
  // In this order: the first empties the folder that the second lies in.
  for (const [title, folder] of [
    ['Building the web app', 'web'],
    ['Building the explorer', 'web/explorer'],
  ])
    await runStep({
      title,
      expectation: 'some seconds',
      command: nodeBinary(root),
      args: [join(root, 'node_modules/vite/bin/vite.js'), 'build', folder, '--logLevel', 'warn'],
      cwd: root,
      onSpawn,
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      whenFailed: () => 'Run npm run build:web to see it again.',
    })
  jsonFile.write(stampPath(root), { sources })
}

function sourcesOf(root) {
  return fingerprint(root, [...filesBelow(root, 'web'), 'schema/api.graphql', 'package-lock.json'])
}

function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`
      // Vite writes its compiled configuration beside the original for a moment.
      if (path === 'web/dist' || entry.name === 'node_modules' || entry.name.includes('.timestamp-')) return []
      return entry.isDirectory() ? filesBelow(root, path) : [path]
    })
}
