import { decodeId } from '@chainlens/platform/ids'
import type { TestAgents } from './start-agents.ts'

/** What a question that was asked, edited or asked again came to. */
export interface AskedThread {
  /** Ids as the graph has them. */
  run: string | null
  question: string | null
  answer: string | null
  codes: string[]
}

const ASKED = `message { id } run { id status message { id } } userErrors { code }`
const FIELDS = {
  sendMessage: 'SendMessageInput',
  editMessage: 'EditMessageInput',
  regenerateMessage: 'RegenerateMessageInput',
  continueMessage: 'ContinueMessageInput',
}

/** Asks by one of the mutations that begin a run. */
export async function askThread(
  agents: TestAgents,
  field: keyof typeof FIELDS,
  input: Record<string, unknown>,
  userId?: string,
): Promise<AskedThread> {
  const { data, errors } = await agents.ask(
    `mutation ($input: ${FIELDS[field]}!) { ${field}(input: $input) { ${ASKED} } }`,
    { input },
    userId,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  const { message, run, userErrors } = data[field]
  return {
    run: run?.id ?? null,
    question: message?.id ?? null,
    answer: run?.message.id ?? null,
    codes: userErrors.map(({ code }: { code: string }) => code),
  }
}

/** Calls selectBranch or withdrawMessage; the codes of its refusal, none where it was done. */
export async function changeThread(
  agents: TestAgents,
  field: 'selectBranch' | 'withdrawMessage',
  messageId: string,
  userId?: string,
): Promise<string[]> {
  const type = field === 'selectBranch' ? 'SelectBranchInput' : 'WithdrawMessageInput'
  const { data, errors } = await agents.ask(
    `mutation ($input: ${type}!) { ${field}(input: $input) { session { id } userErrors { code } } }`,
    { input: { messageId } },
    userId,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data[field].userErrors.map(({ code }: { code: string }) => code)
}

/** What a session shows: each message as its words, a run's status where it has none, with its place among its versions. */
export async function shownThread(agents: TestAgents, sessionId: string): Promise<string[]> {
  const session = await readSession(agents, sessionId)
  return session.messages.edges.map(({ node }: { node: ShownMessage }) => {
    const { count, index } = node.siblings
    return `${node.content || node.run?.status}${count > 1 ? ` ${index + 1}/${count}` : ''}`
  })
}

interface ShownMessage {
  content: string
  run: { status: string } | null
  siblings: { count: number; index: number }
}

/** The questions of a session's runs that have not ended: the one that goes on, then those that wait. */
export async function openQuestions(agents: TestAgents, sessionId: string): Promise<string[]> {
  const { activeRun, queuedRuns } = await readSession(agents, sessionId)
  return [activeRun, ...queuedRuns].flatMap((run) => (run ? [run.question.content] : []))
}

async function readSession(agents: TestAgents, sessionId: string) {
  const { data, errors } = await agents.ask(
    `query ($id: ID!) { session(id: $id) {
      activeRun { question { content } } queuedRuns { question { content } }
      messages(last: 100) { edges { node { content run { status } siblings { count index } } } }
    } }`,
    { id: sessionId },
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data.session
}

/** The UUID of an id, whatever its kind. */
export function uuidOf(id: string | null): string {
  const [kind = ''] = (id ?? '').split('_')
  return decodeId(kind as 'run', id ?? '') as string
}
