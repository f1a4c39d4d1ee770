import { join } from 'node:path'

/** The Node 24 that comes as a package. */
export function nodeBinary(root) {
  return join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
}
