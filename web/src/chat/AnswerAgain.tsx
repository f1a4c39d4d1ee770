import { useQuery } from '@apollo/client/react'
import { WebModelsDocument } from '../gql/graphql.ts'
import { modelItems } from '../models/model-items.ts'
import { Icon } from '../shared/Icon.tsx'
import { Menu } from '../shared/Menu.tsx'
import type { ThreadActions } from './use-thread-actions.ts'

type Props = {
  messageId: string
  /** The model that gave the answer. */
  model: string
  actions: ThreadActions
  className: string
  testId: string
  /** Whether the answer is the rest of another, of which another way on is wanted. */
  isRest?: boolean
}

/** Has a question answered again: by the model that answers here, or by another that is chosen beside it. */
export function AnswerAgain({ messageId, model, actions, className, testId, isRest = false }: Props) {
  const { data } = useQuery(WebModelsDocument)
  const items = modelItems(data?.models ?? [], model, (chosen) => actions.regenerate(messageId, chosen))
  const words = isRest ? 'Go on again' : 'Answer again'
  return (
    <span className="answer-again">
      <button
        type="button"
        className={className}
        disabled={actions.isBusy}
        onClick={() => actions.regenerate(messageId)}
        data-testid={testId}
      >
        <Icon name="again" />
        {words}
      </button>
      {items.length > 1 && !actions.isBusy && (
        <Menu label={`${words} with another model`} items={items} className={className} testId={`${testId}-with`}>
          <Icon name="more" />
        </Menu>
      )}
    </span>
  )
}
