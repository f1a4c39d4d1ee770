import { readdirSync } from 'node:fs'
import type { ConformanceSuite } from './conformance-suite.ts'

/** Every suite in `cases/`, each file exporting one as `suite`. */
export async function allSuites(): Promise<ConformanceSuite[]> {
  const folder = new URL('cases/', import.meta.url)
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  const modules = await Promise.all(files.sort().map((file) => import(/* @vite-ignore */ new URL(file, folder).href)))
  return modules.map(({ suite }) => suite)
}
