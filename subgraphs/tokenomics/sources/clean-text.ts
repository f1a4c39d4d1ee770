const MAX_LENGTH = 80
// Control and format characters: zero-width ones, and marks that turn the direction of what follows.
const HIDDEN = /[\p{Cc}\p{Cf}]/gu

/** A name or ticker from outside as one line of visible characters, 80 at most: it is shown, never obeyed. */
export function cleanText(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ').replace(HIDDEN, '').trim()]
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH - 1).join('')}…` : characters.join('')
}
