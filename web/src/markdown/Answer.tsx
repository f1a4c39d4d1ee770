import { useDeferredValue, useMemo } from 'react'
import { MarkdownBlock } from './MarkdownBlock.tsx'
import { splitBlocks } from './split-blocks.ts'

type Props = { text: string; unsupported: readonly string[]; isWriting: boolean }

export function Answer({ text, unsupported, isWriting }: Props) {
  // Typing in the composer goes before drawing the newest words.
  const shown = useDeferredValue(text)
  const blocks = useMemo(() => splitBlocks(shown), [shown])
  return (
    <div className="answer" data-writing={isWriting || undefined}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only added at the end or taken from it
        <MarkdownBlock key={index} text={block} unsupported={unsupported} />
      ))}
    </div>
  )
}
