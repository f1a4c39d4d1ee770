import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { jsonFile } from './json-file.mjs'
import { nodeBinary } from './node-binary.mjs'
import { workspaceFolders } from './workspace-folders.mjs'

/**
 * Whether npm's own record of node_modules, which it writes when all is in place, agrees with package-lock.json, and
 * that with what is asked for.
 */
export function matchesLockfile(root) {
  const wanted = jsonFile.read(join(root, 'package-lock.json'))?.packages
  const installed = jsonFile.read(join(root, 'node_modules/.package-lock.json'))?.packages
  // Without its install script the package `node` is there and Node is not.
  if (!wanted || !installed || !existsSync(nodeBinary(root))) return false
  if (!workspaceFolders(root).every((folder) => declaresTheSame(root, folder, wanted[folder]))) return false
  const isModule = (path) => path.startsWith('node_modules/') || path.includes('/node_modules/')
  for (const [path, entry] of Object.entries(wanted)) {
    if (!isModule(path)) continue
    const found = installed[path]
    if (found ? !isSame(entry, found) : !mayBeMissing(entry)) return false
  }
  return Object.keys(installed).every((path) => !isModule(path) || wanted[path])
}

/** Whether a package.json still asks for what the lockfile was made for. */
function declaresTheSame(root, folder, locked) {
  const manifest = jsonFile.read(join(root, folder, 'package.json'))
  if (!manifest || !locked) return false
  const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
  const sorted = (packages = {}) => JSON.stringify(Object.entries(packages).sort())
  return kinds.every((kind) => sorted(manifest[kind]) === sorted(locked[kind]))
}

function isSame(entry, found) {
  return entry.version === found.version && entry.integrity === found.integrity && entry.link === found.link
}

/** Packages for other machines stay away, and so does what only they need, which carries no such mark itself. */
function mayBeMissing({ optional, os, cpu, libc }) {
  if (!optional) return false
  if (!os && !cpu) return true
  const isForHere = (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch))
  return !isForHere || libc !== undefined
}
