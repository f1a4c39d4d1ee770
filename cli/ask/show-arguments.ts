/** What is not seen, turns the order of what is, or steers a terminal. */
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|\u115f|\u1160|\u3164|\uffa0|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu

/** The arguments of a call as a person reads them: whole, indented, with hidden characters spelled out. As the web shows them. */
export function showArguments(input: unknown): string {
  const json = JSON.stringify(input, null, 2) ?? 'null'
  return json.replace(HIDDEN, (character) =>
    character === '\n' ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`,
  )
}
