/** What is not seen, or turns the order of what is: it must not hide in what somebody is asked to agree to. */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|\u115f|\u1160|\u3164|\uffa0|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu

/** The arguments of a call as a person reads them: whole, indented, and with hidden characters spelled out. */
export function showArguments(input: unknown): string {
  const json = JSON.stringify(input, null, 2) ?? 'null'
  return json.replace(HIDDEN, (character) => (character === '\n' ? character : spelled(character)))
}

function spelled(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`
}
