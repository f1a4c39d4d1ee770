import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { WebPromptTextsDocument } from '../gql/reports/graphql.ts'
import { Loaded } from '../settings/Loaded.tsx'
import { nameOfPart, type ShownPrompt } from './prompt-shares.ts'

type Props = { runId: string; prompt: ShownPrompt }

/** The parts of a prompt in the order in which the model read them; their words come when it is opened. */
export function PromptParts({ runId, prompt }: Props) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => event.target === event.currentTarget && setOpen(event.currentTarget.open)}>
      <summary>
        {prompt.parts.length} {prompt.parts.length === 1 ? 'part' : 'parts'}, word for word
      </summary>
      {isOpen && <PartTexts runId={runId} prompt={prompt} />}
    </details>
  )
}

function PartTexts({ runId, prompt }: Props) {
  const query = useQuery(WebPromptTextsDocument, { variables: { runId, promptId: prompt.id } })
  return (
    <Loaded query={query} what="the words of this prompt">
      {({ run }) => {
        const texts = new Map(run?.prompts?.[0]?.parts.map(({ id, text }) => [id, text]))
        return (
          <ol className="prompt-parts">
            {prompt.parts.map((part) => (
              <li key={part.id} data-testid="prompt-part">
                <p>
                  {nameOfPart(part)} <span>{part.tokens.toLocaleString('en')} tokens</span>
                </p>
                {/* Scrolls, so it has to be reached by keyboard. */}
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region */}
                <section tabIndex={0} aria-label={nameOfPart(part)}>
                  <pre>{texts.get(part.id) ?? 'No longer there.'}</pre>
                </section>
              </li>
            ))}
          </ol>
        )
      }}
    </Loaded>
  )
}
