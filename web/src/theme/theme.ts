import { ObservableValue } from '../shared/observable-value.ts'
import { readThemeChoice, type ThemeChoice } from './theme-choice.ts'

const KEY = 'chainlens.theme'

/** The colours of this browser, for every account in it: nothing of it is sent. */
export class Theme {
  readonly choice: ObservableValue<ThemeChoice>
  readonly #root: HTMLElement

  /** Puts the stored choice on `root` at once, so that the first paint has it. */
  constructor(root: HTMLElement) {
    this.#root = root
    this.choice = new ObservableValue(readThemeChoice(stored()))
    this.#show(this.choice.get())
    // Another tab chose.
    window.addEventListener('storage', ({ key, newValue }) => {
      if (key === KEY) this.#show(readThemeChoice(newValue))
    })
  }

  choose(choice: ThemeChoice): void {
    try {
      localStorage.setItem(KEY, choice)
    } catch {
      // Storage may be barred; the choice then holds until the page is left.
    }
    this.#show(choice)
  }

  #show(choice: ThemeChoice): void {
    if (choice === 'system') delete this.#root.dataset.theme
    else this.#root.dataset.theme = choice
    this.choice.set(choice)
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
