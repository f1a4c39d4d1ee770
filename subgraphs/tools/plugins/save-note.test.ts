import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import { callPlugin } from '../testing/call-plugin.ts'
import saveNote from './save_note.ts'

let test: TestPlatform
let asked: { query: string; variables: { input: object } }[]
beforeEach(async () => {
  asked = []
  test = await createTestPlatform({ replacementMs: 2_000 })
})
afterEach(() => test.dispose())

/** The supergraph, as this test plays it: its answers in order, the last one again and again. */
function graphAnswers(...answers: object[]): void {
  test.graphs.set('gateway.test', async (request) => {
    asked.push((await request.json()) as never)
    return Response.json(answers[Math.min(asked.length, answers.length) - 1])
  })
}
const SAVED = { data: { saveNote: { note: { id: 'note_1' }, userErrors: [] } } }
const save = (input: object) => callPlugin(test.platform, saveNote, input)

describe('saving a note', () => {
  it('asks the graph as the user, and waits while a part of it is replaced', async () => {
    const gone = { data: null, errors: [{ message: 'gone', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] }
    graphAnswers(gone, SAVED)
    const { outcome, result } = await save({ tokenId: 'eip155:1/slip44:60', content: ' Looks fine. ' })
    expect([outcome, result]).toEqual(['SUCCEEDED', { __typename: 'SavedNote', noteId: 'note_1' }])
    const input = { tokenId: 'eip155:1/slip44:60', content: 'Looks fine.', clientRequestId: null }
    expect(asked.map(({ variables }) => variables)).toEqual([{ input }, { input }])
  })

  it('says why it was refused', async () => {
    graphAnswers({ data: { saveNote: { note: null, userErrors: [{ message: 'A notebook is full.' }] } } })
    expect((await save({ content: 'x' })).failure?.message).toBe('save_note: A notebook is full.')
    graphAnswers({ data: null, errors: [{ message: 'Not allowed.', extensions: { code: 'FORBIDDEN' } }] })
    expect((await save({ content: 'x' })).failure?.message).toBe('save_note: Not allowed.')
  })

  it.each([{ content: '' }, { content: '  ' }, { content: 'x'.repeat(4_001) }, {}, { content: 'x', userId: 'other' }])(
    'refuses %j',
    async (input) => {
      graphAnswers(SAVED)
      expect((await save(input)).failure?.code).toBe('INVALID_ARGUMENTS')
      expect(asked).toEqual([])
    },
  )
})
