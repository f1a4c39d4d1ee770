import { join } from 'node:path'
import { jsonFile } from './json-file.mjs'

/** Folders that have a package.json: the root, written as an empty string, and the workspaces. */
export function workspaceFolders(root) {
  return ['', ...(jsonFile.read(join(root, 'package.json'))?.workspaces ?? [])]
}
