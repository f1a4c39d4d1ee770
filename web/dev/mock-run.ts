import { mockAnswer } from './mock-answer.ts'
import { mockEvidence, mockTools } from './mock-evidence.ts'

type Fields = Record<string, unknown>
type Publish = (event: Fields) => void
type Pace = { wait: (ms: number) => Promise<void>; isStopped: () => boolean }

/**
 * The script of a run: one call to resolve the token, four side by side, the answer in small pieces with a sentence
 * taken back and written again. Returns how it ends. The question's words choose what goes wrong (see README.md).
 */
export async function mockRun(question: string, publish: Publish, { wait, isStopped }: Pace): Promise<Fields> {
  publish({ __typename: 'RunStarted', attempt: 1, model: 'offline/analyst' })
  await wait(500)
  for (const step of [mockTools.slice(0, 1), mockTools.slice(1)]) {
    for (const tool of step) {
      publish({ __typename: 'ToolCallStarted', toolCallId: tool.id, toolName: tool.name, arguments: tool.arguments })
    }
    await Promise.all(
      step.map(async (tool) => {
        await wait(tool.durationMs)
        const fails = tool.failsOn !== undefined && question.includes(tool.failsOn)
        publish({
          __typename: 'ToolCallEnded',
          toolCallId: tool.id,
          toolName: tool.name,
          status: isStopped() ? 'CANCELLED' : fails ? 'TIMED_OUT' : 'SUCCEEDED',
          durationMs: tool.durationMs,
          summary: fails ? 'The source did not answer within its limit.' : tool.summary,
          evidence: fails || isStopped() ? [] : [mockEvidence[tool.evidence]],
        })
      }),
    )
    if (isStopped()) return { status: 'STOPPED' }
  }
  if (question.includes('take over')) publish({ __typename: 'RunStarted', attempt: 2, model: 'offline/analyst' })

  let length = 0
  const say = async (text: string) => {
    for (const piece of text.match(/[\s\S]{1,14}/g) ?? []) {
      if (isStopped()) return
      publish({ __typename: 'TextDelta', offset: length, text: piece })
      length += piece.length
      await wait(40)
    }
  }
  const [before, after] = mockAnswer.split('<<RESET>>')
  await say(before!)
  if (question.includes('fail')) {
    const error = {
      code: 'MODEL_UNAVAILABLE',
      message: 'The model did not answer after three attempts.',
      retryable: true,
    }
    return { status: 'FAILED', error }
  }
  const kept = length
  await say('The price fell by 99 % in one day')
  if (isStopped()) return { status: 'STOPPED' }
  publish({ __typename: 'StepReset', keepLength: kept, reason: 'UNSUPPORTED_NUMBER' })
  length = kept
  await wait(900)
  await say(after!)
  return { status: isStopped() ? 'STOPPED' : 'COMPLETED' }
}
