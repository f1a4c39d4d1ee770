import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fingerprint } from './fingerprint.mjs'
import { jsonFile } from './json-file.mjs'
import { matchesLockfile } from './matches-lockfile.mjs'
import { nodeBinary } from './node-binary.mjs'
import { runStep } from './run-step.mjs'
import { workspaceFolders } from './workspace-folders.mjs'

const stampPath = (root) => join(root, 'node_modules/.chainlens-install.json')

/** Whether node_modules holds what package-lock.json says, on this kind of machine. */
export function installIsFresh(root) {
  const stamp = stampOf(root)
  const stamped = jsonFile.read(stampPath(root))
  if (stamped && stamped.wanted === stamp.wanted && stamped.installed === stamp.installed) return true
  // Installed by hand, by an image's build, or into a checkout that belongs to somebody else: good enough.
  if (!matchesLockfile(root)) return false
  try {
    jsonFile.write(stampPath(root), stamp)
  } catch {
    // Not ours to write; then it is looked at again the next time.
  }
  return true
}

/** Runs `npm ci`. */
export async function installPackages(root, onSpawn) {
  const [command, ...npm] = npmCommand(root)
  await runStep({
    title: 'Installing packages',
    expectation: 'about a minute, once',
    command,
    // Said in full: settings of the user or NODE_ENV=production would leave out Node 24, or what brings it here.
    args: [
      ...npm,
      'ci',
      ...['--include=dev', '--include=optional', '--include=peer', '--ignore-scripts=false', '--engine-strict=false'],
      ...['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'],
    ],
    cwd: root,
    onSpawn,
    env: environment(root),
    whenFailed: advice,
  })
  jsonFile.write(stampPath(root), stampOf(root))
}

function stampOf(root) {
  const manifests = workspaceFolders(root).map((folder) => join(folder, 'package.json'))
  return {
    wanted: fingerprint(root, ['package-lock.json', ...manifests], process.platform, process.arch),
    installed: fingerprint(root, ['node_modules/.package-lock.json'], existsSync(nodeBinary(root))),
  }
}

/** The npm that runs this script, where it is npm; it must not run on the Node that it is about to replace. */
function npmCommand(root) {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  const isUsable = npm && node && /npm-cli\.c?js$/.test(npm) && !node.startsWith(join(root, 'node_modules'))
  if (isUsable && existsSync(npm) && existsSync(node)) return [node, npm]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

function environment(root) {
  const environment = { ...process.env, NO_COLOR: '1' }
  for (const name of Object.keys(environment)) {
    if (name.toUpperCase() !== 'PATH') continue
    const entries = environment[name].split(delimiter)
    environment[name] = entries.filter((entry) => !entry.startsWith(join(root, 'node_modules'))).join(delimiter)
  }
  return environment
}

function advice(output) {
  if (/EUSAGE|in sync/.test(output)) return 'package-lock.json lags behind package.json: run npm install once.'
  if (/ENOSPC/.test(output)) return 'The disk is full: about 1 GB is needed.'
  if (/EACCES|EPERM/.test(output)) return 'Make the folder yours (chown), or run it as the user who owns it.'
  if (/ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|E40[134]|network/.test(output)) {
    return 'The package registry did not answer as it should: check the network (npm ping, npm config get registry), then try again.'
  }
  return 'Run npm ci by hand for its full output, then try again.'
}
