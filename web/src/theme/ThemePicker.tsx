import { useServices } from '../app/use-services.ts'
import { useObservable } from '../shared/use-observable.ts'
import { themeChoices } from './theme-choice.ts'

const NAMES = { system: 'As the system', light: 'Light', dark: 'Dark' }

/** The three choices side by side; arrow keys go through them, as through any group of radio buttons. */
export function ThemePicker() {
  const { theme } = useServices()
  const chosen = useObservable(theme.choice)
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">Colours</legend>
      {themeChoices.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name="theme"
            value={choice}
            checked={choice === chosen}
            onChange={() => theme.choose(choice)}
          />
          <span>{NAMES[choice]}</span>
        </label>
      ))}
    </fieldset>
  )
}
