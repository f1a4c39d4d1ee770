import { newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askSubgraph, testPrincipal } from '../../../../tests/support/ask-subgraph.ts'
import { createScriptedModel, say } from '../../models/testing/scripted-model.ts'
import { startAgents, type TestAgents } from '../../testing/start-agents.ts'

let agents: TestAgents
beforeAll(async () => {
  agents = await startAgents({ model: createScriptedModel(() => say('Hm.')), works: false })
})
afterAll(() => agents.dispose())

const ETH = 'eip155:1/slip44:60'
const SAVE = `mutation ($input: SaveNoteInput!) {
  saveNote(input: $input) { note { id content isByAgent token { id } } userErrors { code } }
}`
async function save(input: object, userId?: string) {
  return (await agents.ask(SAVE, { input }, userId)).data.saveNote
}
async function remove(noteId: string, userId?: string) {
  const { data } = await agents.ask(
    'mutation ($id: ID!) { deleteNote(input: { noteId: $id }) { noteId userErrors { code } } }',
    { id: noteId },
    userId,
  )
  return data.deleteNote
}
async function list(userId: string) {
  const { data } = await agents.ask('{ notes { edges { node { content } } } }', undefined, userId)
  return data.notes.edges.map(({ node }: { node: { content: string } }) => node.content)
}

describe('the notebook', () => {
  it('keeps notes of its user alone, newest first, until they are deleted', async () => {
    const [mine, other] = [newId(), newId()]
    const first = await save({ tokenId: ETH.toUpperCase(), content: ' first\0 ' }, mine)
    expect(first.note).toMatchObject({ content: 'first\ufffd', isByAgent: false, token: { id: ETH } })
    await save({ content: 'second' }, mine)
    expect([await list(mine), await list(other)]).toEqual([['second', 'first\ufffd'], []])
    expect((await remove(first.note.id, other)).userErrors).toEqual([{ code: 'NOTE_NOT_FOUND' }])
    expect((await remove('note_nonsense', mine)).userErrors).toEqual([{ code: 'NOTE_NOT_FOUND' }])
    expect(await remove(first.note.id, mine)).toEqual({ noteId: first.note.id, userErrors: [] })
    expect((await remove(first.note.id, mine)).userErrors).toEqual([{ code: 'NOTE_NOT_FOUND' }])
    expect(await list(mine)).toEqual(['second'])
  })

  it('takes a note once for each key, also when it comes many times at once', async () => {
    const userId = newId()
    const input = { tokenId: ETH, content: 'once', clientRequestId: 'toolexec_1' }
    const saved = await Promise.all(Array.from({ length: 5 }, () => save(input, userId)))
    expect(new Set(saved.map(({ note }) => note.id)).size).toBe(1)
    expect(await list(userId)).toEqual(['once'])
    expect((await save({ ...input, content: 'other' }, userId)).userErrors).toEqual([{ code: 'IDEMPOTENCY_CONFLICT' }])
    expect((await save({ ...input, tokenId: null }, userId)).userErrors).toEqual([{ code: 'IDEMPOTENCY_CONFLICT' }])
    expect((await save(input, newId())).userErrors).toEqual([])
  })

  it('tells what an agent wrote', async () => {
    const principal = testPrincipal(newId(), { runId: newId() })
    const { data } = await askSubgraph(agents.platform, agents.subgraph, {
      query: SAVE,
      variables: { input: { content: 'by an agent' } },
      principal,
    })
    expect(data.saveNote.note.isByAgent).toBe(true)
  })

  it.each([
    ['EMPTY_NOTE', { content: ' \n ' }],
    ['NOTE_TOO_LONG', { content: 'x'.repeat(4_001) }],
    ['UNKNOWN_TOKEN', { content: 'x', tokenId: 'UNI' }],
  ])('refuses with %s', async (code, input) => {
    expect(await save(input)).toEqual({ note: null, userErrors: [{ code }] })
  })

  it('takes a note as long as may be', async () => {
    expect((await save({ content: 'x'.repeat(4_000) })).userErrors).toEqual([])
  })
})
