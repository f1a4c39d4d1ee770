const QUOTED = [
  /```[\s\S]*?```/g,
  /`[^`\n]*`/g,
  /"[^"\n]{1,300}"/g,
  /“[^”\n]{1,300}”/g,
  /«[^»\n]{1,300}»/g,
  /„[^“”\n]{1,300}[“”]/g,
  /^>.*$/gm,
]

/** A text without what it only quotes: code, quotation marks, block quotes. */
export function withoutQuotes(text: string): string {
  return QUOTED.reduce((rest, pattern) => rest.replace(pattern, ' … '), text)
}
