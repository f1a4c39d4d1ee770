import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import type { WebModelsQuery } from '../gql/graphql.ts'
import { WebUpdateAgentDocument } from '../gql/reports/graphql.ts'
import { describeProblem } from '../graph/describe-problem.ts'
import type { Problem } from '../graph/problem.ts'
import { problemOfUserError } from '../graph/problem-of-user-error.ts'
import { ProblemNotice } from '../shared/ProblemNotice.tsx'
import { questionCost } from './question-cost.ts'
import { usdPrice } from './usd-price.ts'

type Props = WebModelsQuery

/** The models of the installation with what they cost; choosing one sets it for every question that names none. */
export function ModelPicker({ models, defaultAgent }: Props) {
  const [update] = useMutation(WebUpdateAgentDocument)
  /** Being set: shown as chosen at once, and taken back where it is refused. */
  const [pending, setPending] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [done, setDone] = useState('')

  async function choose(model: { name: string; label: string }) {
    setProblem(null)
    setDone('')
    setPending(model.name)
    try {
      const { data } = await update({ variables: { agentId: defaultAgent.id, model: model.name } })
      const refusal = data?.updateAgent.userErrors[0]
      if (refusal) setProblem(problemOfUserError(refusal))
      else setDone(`${model.label} answers from now on.`)
    } catch (error) {
      setProblem(describeProblem(error))
    } finally {
      setPending(null)
    }
  }

  return (
    <fieldset className="models" aria-busy={pending !== null}>
      <legend className="visually-hidden">Model that answers</legend>
      <div className="models-head" aria-hidden="true">
        <span>Model</span>
        <span>In</span>
        <span>Out</span>
        <span>A question</span>
      </div>
      {models.map((model) => {
        const cost = questionCost(model)
        return (
          <label key={model.name} className="model" data-testid="model" data-off={!model.isAvailable || undefined}>
            <input
              type="radio"
              name="model"
              value={model.name}
              checked={model.name === (pending ?? defaultAgent.model)}
              disabled={!model.isAvailable || (pending !== null && pending !== model.name)}
              onChange={() => void choose(model)}
            />
            <span className="model-name">
              {model.label}
              <span className="model-note">
                <code>{model.name}</code>
                {model.isDefault && ' · default of this installation'}
              </span>
              {!model.isAvailable && <span className="model-off">{model.unavailableReason ?? 'Not available.'}</span>}
            </span>
            <Price amount={model.inputUsdPerMillion} what="per million tokens read" />
            <Price amount={model.outputUsdPerMillion} what="per million tokens written" />
            <Price amount={cost} what="for a typical question" />
          </label>
        )
      })}
      <p role="status" className="models-done">
        {done}
      </p>
      {problem && <ProblemNotice problem={problem} />}
    </fieldset>
  )
}

function Price({ amount, what }: { amount: string | number | null; what: string }) {
  return (
    <span className="model-price">
      {amount === null ? 'not known' : usdPrice(amount)}
      <span className="visually-hidden"> {what}</span>
    </span>
  )
}
