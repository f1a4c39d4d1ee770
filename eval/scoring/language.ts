const WORDS: Record<string, RegExp> = {
  en: /\b(?:the|is|are|of|and|not|it|that|this|with|for|was)\b/gi,
  de: /\b(?:der|die|das|ist|sind|und|nicht|es|ein|eine|von|mit|für|war|auf|zu)\b/gi,
  es: /\b(?:el|la|los|las|es|son|y|no|que|de|en|una?|con|para|por|lo)\b/gi,
  fr: /\b(?:le|la|les|est|sont|et|pas|ne|que|des?|du|un|une|avec|pour|qui|on)\b/gi,
}
const SCRIPTS: Record<string, RegExp> = { zh: /\p{Script=Han}/gu, ru: /\p{Script=Cyrillic}/gu }
const LETTERS = /\p{L}/gu

/**
 * Whether a text is in the language: by its script, or by which language's small words it has most of. Names and figures
 * are in no language, so that a fifth of another script is enough.
 */
export function languageFaults(language: string, text: string): string[] {
  const prose = text.replace(/`[^`]*`|https?:\S+/g, ' ')
  const script = SCRIPTS[language]
  if (script) {
    const share = (prose.match(script)?.length ?? 0) / Math.max(1, prose.match(LETTERS)?.length ?? 0)
    return share >= 0.2 ? [] : [`is not in ${language}`]
  }
  const counts = Object.entries(WORDS).map(([name, words]) => ({ name, count: prose.match(words)?.length ?? 0 }))
  const most = counts.reduce((best, one) => (one.count > best.count ? one : best), { name: '', count: 0 })
  return most.name === language ? [] : [`is not in ${language} but in ${most.name || 'none that is known'}`]
}
