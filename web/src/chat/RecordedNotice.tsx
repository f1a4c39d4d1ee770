import { useMemo } from 'react'
import { useServices } from '../app/use-services.ts'
import { RecordedBanner } from '../evidence/RecordedBanner.tsx'
import { recordedDates } from '../evidence/recorded-dates.ts'
import type { MessagePartsFragment } from '../gql/graphql.ts'
import type { ToolCall } from '../run/tool-call.ts'
import { useObservable } from '../shared/use-observable.ts'

type Props = { messages: readonly MessagePartsFragment[]; runId: string | null }

/** Warns of recorded data as soon as a tool brings some, and for as long as any answer in the thread cites it. */
export function RecordedNotice({ messages, runId }: Props) {
  if (!runId) return <Banner messages={messages} toolCalls={NONE} />
  return <LiveBanner messages={messages} runId={runId} />
}

const NONE: readonly ToolCall[] = []

function LiveBanner({ messages, runId }: { messages: Props['messages']; runId: string }) {
  const { toolCalls } = useObservable(useServices().feeds.of(runId).state)
  return <Banner messages={messages} toolCalls={toolCalls} />
}

function Banner({ messages, toolCalls }: { messages: Props['messages']; toolCalls: readonly ToolCall[] }) {
  const dates = useMemo(() => {
    const cited = messages.flatMap(({ citations }) => citations.map(({ evidence }) => evidence))
    return recordedDates([...cited, ...toolCalls.flatMap(({ evidence }) => evidence)])
  }, [messages, toolCalls])
  return <RecordedBanner dates={dates} />
}
