import { useQuery } from '@apollo/client/react'
import { WebModelsDocument } from '../gql/graphql.ts'
import { Icon } from '../shared/Icon.tsx'
import { Menu } from '../shared/Menu.tsx'
import { modelItems } from './model-items.ts'
import { modelLabel } from './model-label.ts'

type Props = { chosen: string | null; onChoose: (model: string | null) => void; testId?: string }

/** Which model answers the next question: the agent's own, or another this once. Absent until the list has come. */
export function ModelMenu({ chosen, onChoose, testId = 'model-menu' }: Props) {
  const { data } = useQuery(WebModelsDocument)
  if (!data) return null
  const { models, defaultAgent } = data
  const current = chosen ?? defaultAgent.model
  const choose = (model: string) => onChoose(model === defaultAgent.model ? null : model)
  return (
    <Menu
      label={`Model for this question: ${modelLabel(current, models)}`}
      items={modelItems(models, current, choose)}
      className="model-choice"
      testId={testId}
    >
      <span>{modelLabel(current, models)}</span>
      {chosen !== null && <span className="model-once">this question</span>}
      <Icon name="more" />
    </Menu>
  )
}
