import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { Model, ModelPart } from '../model.ts'
import { stepOf } from './scripted-model.ts'

/** A scripted model whose script is read from `url`, so that a test controls it from another process. */
export function createRemoteScriptedModel(url: string, name = 'test/scripted'): Model {
  return {
    name,
    async *stream({ signal, ...request }) {
      const body = JSON.stringify({ ...request, step: stepOf({ ...request, signal }) })
      const response = await fetch(url, { method: 'POST', body, signal })
      if (!response.ok || !response.body) throw new Error(`The script answered ${response.status}.`)
      for await (const line of createInterface({ input: Readable.fromWeb(response.body as never) }))
        yield JSON.parse(line) as ModelPart
    },
  }
}
