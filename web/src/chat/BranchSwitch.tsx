import type { MessagePartsFragment } from '../gql/graphql.ts'
import { Icon } from '../shared/Icon.tsx'
import type { ThreadActions } from './use-thread-actions.ts'

type Props = { siblings: MessagePartsFragment['siblings']; what: string; actions: ThreadActions }

/** Leads through the versions of a question, or of the answers to one; absent where there is one alone. */
export function BranchSwitch({ siblings: { count, index, ids }, what, actions }: Props) {
  if (count < 2) return null
  const button = (to: number, label: string, icon: 'previous' | 'chevron') => (
    <button
      type="button"
      className="turn-button"
      aria-label={label}
      disabled={ids[to] === undefined || actions.isBusy}
      onClick={() => actions.select(ids[to]!)}
    >
      <Icon name={icon} />
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <span className="branch-switch" role="group" aria-label={`Versions of the ${what}`} data-testid="branch-switch">
      {button(index - 1, `Earlier version of the ${what}`, 'previous')}
      <span className="branch-place">
        <span className="visually-hidden">Version </span>
        {index + 1}/{count}
      </span>
      {button(index + 1, `Later version of the ${what}`, 'chevron')}
    </span>
  )
}
