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
      let unread = ''
      for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
        const lines = (unread + text).split('\n')
        unread = lines.pop() ?? ''
        for (const line of lines) yield JSON.parse(line) as ModelPart
      }
    },
  }
}
