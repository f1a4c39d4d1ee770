import { withPatience } from '@chainlens/platform/async'
import { ChainLensError } from '@chainlens/platform/errors'
import { askGraph } from '@chainlens/platform/service'
import { z } from 'zod'
import { defineTool } from '../registry/define-tool.ts'

const SAVE = `mutation SaveNote($input: SaveNoteInput!) {
  saveNote(input: $input) { note { id } userErrors { message } }
}`
const PASSING = ['GRAPH_UNREACHABLE', 'SUBGRAPH_UNAVAILABLE']

const answer = z.object({
  saveNote: z.object({
    note: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
})

/** A note in the notebook of the user who asked. */
export default defineTool({
  name: 'save_note',
  description:
    "Puts a note about a token into the user's own notebook. Use it only where the user asks to note or remember " +
    'something. The user may be asked first whether the note may be written.',
  input: z.strictObject({
    tokenId: z.string().max(300).optional().describe('CAIP-19 id from resolve_token; left out: a note about no token'),
    content: z.string().trim().min(1).max(4_000).describe('The note, in plain text'),
  }),
  effect: 'IDEMPOTENT_WRITE',
  // It gives back an id and nothing else.
  isTrusted: true,
  timeoutMs: 20_000,
  limit: { points: 30, durationSeconds: 60 },
  async run({ tokenId, content }, { platform, principal, callId, signal, timeoutMs }) {
    const variables = { input: { tokenId: tokenId ?? null, content, clientRequestId: callId } }
    const { saveNote } = await withPatience(
      {
        patienceMs: platform.config.replacementMs,
        limitMs: timeoutMs,
        signal,
        mayPass: (error) => error instanceof ChainLensError && PASSING.includes(error.code),
      },
      async () => {
        const asked = { issuer: 'tools', query: SAVE, variables, as: { principal }, signal, timeoutMs }
        const { data, errors } = await askGraph(platform, asked)
        const [error] = errors
        if (!data?.saveNote)
          throw new ChainLensError({
            code: error?.extensions?.code ?? 'EXECUTION_FAILED',
            message: error?.message ?? 'The notebook gave no answer.',
            retryable: true,
          })
        return answer.parse(data)
      },
    )
    if (!saveNote.note)
      throw new ChainLensError({ code: 'REFUSED', message: saveNote.userErrors[0]?.message ?? 'It was refused.' })
    return { __typename: 'SavedNote', noteId: saveNote.note.id }
  },
})
