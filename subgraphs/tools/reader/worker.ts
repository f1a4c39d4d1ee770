import { parentPort } from 'node:worker_threads'
import { extractPage } from './extract-page.ts'
import type { RawPage } from './page.ts'

parentPort?.on('message', (page: RawPage) => {
  try {
    parentPort?.postMessage(extractPage(page))
  } catch {
    // Too deep, too many elements, or nothing that could be parsed.
    parentPort?.postMessage(null)
  }
})
parentPort?.postMessage('ready')
