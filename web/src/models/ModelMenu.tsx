import { useQuery } from '@apollo/client/react'
import { WebModelsDocument } from '../gql/graphql.ts'
import { Icon } from '../shared/Icon.tsx'
import { Menu, type MenuItem } from '../shared/Menu.tsx'
import { modelLabel } from './model-label.ts'
import { usdPrice } from './usd-price.ts'

type Props = { chosen: string | null; onChoose: (model: string | null) => void }

/** Which model answers the next question: the agent's own, or another this once. Absent until the list has come. */
export function ModelMenu({ chosen, onChoose }: Props) {
  const { data } = useQuery(WebModelsDocument)
  if (!data) return null
  const { models, defaultAgent } = data
  const current = chosen ?? defaultAgent.model
  // Those that can be asked first: what is missing for the others is said beside them.
  const sorted = [...models].sort((a, b) => Number(b.isAvailable) - Number(a.isAvailable))
  const items = sorted.map(
    (model): MenuItem => ({
      key: model.name,
      label: modelLabel(model.name, models),
      note: model.isAvailable ? price(model) : model.unavailableReason,
      isDisabled: !model.isAvailable,
      isChecked: model.name === current,
      onSelect: () => onChoose(model.name === defaultAgent.model ? null : model.name),
    }),
  )
  return (
    <Menu
      label={`Model for this question: ${modelLabel(current, models)}`}
      items={items}
      className="model-choice"
      testId="model-menu"
    >
      <span>{modelLabel(current, models)}</span>
      {chosen !== null && <span className="model-once">this question</span>}
      <Icon name="more" />
    </Menu>
  )
}

function price(model: { inputUsdPerMillion: string | null; outputUsdPerMillion: string | null }): string {
  const { inputUsdPerMillion: input, outputUsdPerMillion: output } = model
  if (input === null || output === null) return 'price not known'
  if (Number(input) === 0 && Number(output) === 0) return 'no cost'
  return `${usdPrice(input)} in, ${usdPrice(output)} out per million tokens`
}
