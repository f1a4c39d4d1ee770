/** What an answer that is gone on with says first of all. */
export const GOES_ON = "*Gone on with by ChainLens' offline analyst, from where it was stopped.*"

/**
 * What an answer that broke off lacks of the whole one: from the first of its blocks that it does not hold, with the
 * heading above it. Where nothing of it is missing, that is said.
 */
export function restOf(whole: string, brokenOff: string): string {
  const said = bare(brokenOff)
  const blocks = whole.trim().split('\n\n')
  let at = 0
  while (at < blocks.length && said.includes(bare(blocks[at] as string))) at++
  while (at > 0 && at < blocks.length && /^#+ /.test(blocks[at - 1] as string)) at--
  const rest = blocks.slice(at)
  return `${[GOES_ON, ...(rest.length > 0 ? rest : ['Nothing was missing: the answer above is whole.'])].join('\n\n')}\n`
}

/** A text without references and markers, which differ between what is written and what is shown. */
function bare(text: string): string {
  return text
    .replace(/\s*\[\[?\w+\]?\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
