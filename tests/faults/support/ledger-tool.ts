import type { ToolKit } from '../../../subgraphs/tools/registry/load-own-tools.ts'
import type { ToolEffect } from '../../../subgraphs/tools/registry/tool.ts'

/** A tool whose one effect is an entry in the ledger of the fault suite, which counts. */
export const ledgerTool = (name: string, effect: ToolEffect) => (kit: ToolKit) =>
  kit.defineTool({
    name,
    description: 'Writes into the ledger of the fault suite.',
    input: kit.z.object({ question: kit.z.string(), slot: kit.z.string() }),
    effect,
    timeoutMs: 30_000,
    async run({ question, slot }, { callId, signal }) {
      const answer = await fetch(`${process.env.FAULT_LEDGER_URL}/effects`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ tool: name, effect, question, slot, callId }),
        signal,
      })
      if (!answer.ok) throw new Error(`The ledger answered ${answer.status}.`)
      return await answer.json()
    },
  })
