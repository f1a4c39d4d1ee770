import { readFileSync } from 'node:fs'
import { join } from 'node:path'

let common: Set<string> | undefined

/** Whether a password is among the 3,000 most frequent of its length (data/common-passwords.txt), whatever its case. */
export function isCommonPassword(password: string): boolean {
  common ??= new Set(readFileSync(join(import.meta.dirname, '../../data/common-passwords.txt'), 'utf8').split('\n'))
  return common.has(password.normalize('NFKC').toLowerCase())
}
