import { memo } from 'react'
import Markdown, { type Options } from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { annotateNumbers } from './annotate-numbers.ts'
import { keepMarkers } from './keep-markers.ts'
import { markdownComponents } from './markdown-components.tsx'
import { safeLink } from './safe-link.ts'

const remarkPlugins: Options['remarkPlugins'] = [[remarkGfm, { singleTilde: false }], keepMarkers]

type Props = { text: string; unsupported: readonly string[] }

/** One block of an answer. A finished one has the same text at the next delta, and is not parsed again. */
export const MarkdownBlock = memo(function MarkdownBlock({ text, unsupported }: Props) {
  return (
    <Markdown
      remarkPlugins={remarkPlugins}
      rehypePlugins={[[annotateNumbers, { unsupported }]]}
      components={markdownComponents}
      urlTransform={(url) => safeLink(url)}
    >
      {text}
    </Markdown>
  )
})
