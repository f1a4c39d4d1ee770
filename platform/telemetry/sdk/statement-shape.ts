const LONGEST = 500

/** In the order in which PostgreSQL reads: a name in quotes, comments, texts (E'', $tag$, ''), numbers. */
const TOKENS =
  /"(?:[^"]|"")*"?|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\b[eE]'(?:[^'\\]|''|\\[\s\S])*(?:'|$)|'(?:[^']|'')*(?:'|$)|\$([A-Za-z_]\w*)?\$[\s\S]*?(?:\$\1\$|$)|(?<![\w$])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b/g

/** An SQL statement with `?` for each literal. A text whose quote is not closed takes the rest with it. */
export function statementShape(sql: string): string {
  const shape = sql
    .replace(TOKENS, (token) => {
      if (token.startsWith('"')) return token
      return token.startsWith('--') || token.startsWith('/*') ? ' ' : '?'
    })
    .replace(/\?(?:\s*,\s*\?)+/g, '?, …')
    .replace(/\s+/g, ' ')
    .trim()
  return shape.length > LONGEST ? `${shape.slice(0, LONGEST)}…` : shape
}
