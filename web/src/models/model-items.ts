import type { WebModelsQuery } from '../gql/graphql.ts'
import type { MenuItem } from '../shared/Menu.tsx'
import { modelLabel } from './model-label.ts'
import { usdPrice } from './usd-price.ts'

/** The models of the installation as a menu: those that can be asked first; beside the others stands what they lack. */
export function modelItems(
  models: WebModelsQuery['models'],
  current: string,
  onChoose: (model: string) => void,
): MenuItem[] {
  return [...models]
    .sort((a, b) => Number(b.isAvailable) - Number(a.isAvailable))
    .map((model) => ({
      key: model.name,
      label: modelLabel(model.name, models),
      note: model.isAvailable ? price(model) : model.unavailableReason,
      isDisabled: !model.isAvailable,
      isChecked: model.name === current,
      onSelect: () => onChoose(model.name),
    }))
}

function price(model: { inputUsdPerMillion: string | null; outputUsdPerMillion: string | null }): string {
  const { inputUsdPerMillion: input, outputUsdPerMillion: output } = model
  if (input === null || output === null) return 'price not known'
  if (Number(input) === 0 && Number(output) === 0) return 'no cost'
  return `${usdPrice(input)} in, ${usdPrice(output)} out per million tokens`
}
