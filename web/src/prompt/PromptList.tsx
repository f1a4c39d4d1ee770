import { useQuery } from '@apollo/client/react'
import { WebRunPromptsDocument } from '../gql/reports/graphql.ts'
import { modelLabel } from '../models/model-label.ts'
import { Loaded } from '../settings/Loaded.tsx'
import { PromptParts } from './PromptParts.tsx'
import { type ShownPrompt, sharesOf } from './prompt-shares.ts'
import './prompt.css'

/** What the models of a run were shown, call by call: how much of what, and, when it is opened, its words. */
export default function PromptList({ runId }: { runId: string }) {
  const query = useQuery(WebRunPromptsDocument, { variables: { runId } })
  return (
    <Loaded query={query} what="what the model was shown">
      {({ run }) =>
        run?.prompts && run.prompts.length > 0 ? (
          <ol className="prompt-list">
            {run.prompts.map((prompt) => (
              <li key={prompt.id}>
                <PromptItem prompt={prompt} runId={runId} />
              </li>
            ))}
          </ol>
        ) : (
          <p>Nothing was kept of this answer.</p>
        )
      }
    </Loaded>
  )
}

function PromptItem({ prompt, runId }: { prompt: ShownPrompt; runId: string }) {
  const { purpose, step, model, estimatedTokens, budgetTokens, parts } = prompt
  const shares = sharesOf(parts)
  const of = budgetTokens === null ? '' : ` of ${budgetTokens.toLocaleString('en')} at most`
  return (
    <section className="prompt" data-testid="prompt">
      <h4>
        {purpose === 'SUMMARY' ? 'To summarise older turns' : `Step ${step}`}
        <span>
          {modelLabel(model, [])} · about {estimatedTokens.toLocaleString('en')} tokens{of}
        </span>
      </h4>
      <div className="prompt-bar" aria-hidden="true">
        {shares.map(({ key, tokens }) => (
          <span key={key} data-group={key} style={{ flexGrow: tokens }} />
        ))}
      </div>
      <p className="prompt-shares">
        {shares.map(({ key, word, share }) => (
          <span key={key} data-group={key}>
            {share < 0.01 ? 'under 1' : Math.round(share * 100)} % {word}
          </span>
        ))}
      </p>
      <PromptParts runId={runId} prompt={prompt} />
    </section>
  )
}
