type Props<Value extends string> = {
  label: string
  name: string
  choices: readonly { value: Value; text: string; isDisabled?: boolean }[]
  chosen: Value
  onChoose: (value: Value) => void
}

/** A few choices side by side, of which one holds: radio buttons, with their keys. */
export function Segments<Value extends string>({ label, name, choices, chosen, onChoose }: Props<Value>) {
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">{label}</legend>
      {choices.map(({ value, text, isDisabled }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            disabled={isDisabled}
            onChange={() => onChoose(value)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}
