import { describe, expect, it } from 'vitest'
import { exportConversation } from './export-conversation.ts'

/** A client that gives these answers one after the other, and notes the variables it was asked with. */
function answering(...answers: (object | Error)[]) {
  const asked: unknown[] = []
  const answer = async ({ variables }: { variables?: unknown }) => {
    asked.push(variables)
    const next = answers.shift()
    if (next instanceof Error) throw next
    return { data: next }
  }
  return { asked, client: { mutate: answer, query: answer } as never }
}
const begun = { exportSession: { task: { id: 'task_1', status: 'QUEUED' }, userErrors: [] } }
const standing = (status: string, more = {}) => ({ task: { id: 'task_1', status, error: null, file: null, ...more } })
const file = { name: 'chainlens-eth.md', mediaType: 'text/markdown', parts: 2 }

describe('the download of a conversation', () => {
  it('waits until it is written, and reads its parts in their order', async () => {
    const part = (text: string) => ({ task: { id: 'task_1', file: { part: text } } })
    const answers = [
      begun,
      standing('QUEUED'),
      standing('RUNNING'),
      standing('SUCCEEDED', { file }),
      part('a'),
      part('b'),
    ]
    const { client, asked } = answering(...answers)
    let pauses = 0
    const outcome = await exportConversation(client, 'session_1', async () => void pauses++)
    expect(outcome).toEqual({ name: 'chainlens-eth.md', mediaType: 'text/markdown', content: 'ab' })
    expect(pauses).toBe(2)
    expect(asked.slice(-2)).toEqual([
      { taskId: 'task_1', number: 1 },
      { taskId: 'task_1', number: 2 },
    ])
  })

  it.each([
    [
      'is refused',
      [{ exportSession: { task: null, userErrors: [{ code: 'TOO_MANY_TASKS', message: 'm' }] } }],
      'TOO_MANY_TASKS',
    ],
    ['failed', [begun, standing('FAILED', { error: { code: 'INTERNAL', message: 'm' } })], 'INTERNAL'],
    ['is gone', [begun, { task: null }], 'EXPORT_FAILED'],
    ['lacks a part', [begun, standing('SUCCEEDED', { file }), { task: { file: { part: null } } }], 'EXPORT_FAILED'],
  ])('is a problem where it %s', async (_, answers, code) => {
    expect(await exportConversation(answering(...answers).client, 'session_1', async () => {})).toMatchObject({ code })
  })

  it('is a problem where the graph can not be reached', async () => {
    const outcome = await exportConversation(answering(new TypeError('fetch failed')).client, 's', async () => {})
    expect(outcome).toHaveProperty('kind')
  })
})
