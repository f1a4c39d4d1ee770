/** How far a degree adverb lifts or lowers the word after it. */
const DEGREE = 0.293

function listed(words: string): string[] {
  return words.trim().split(/\s+/)
}

/** Adverbs and the like that strengthen (+) or weaken (−) what follows; weakening pairs are looked up as two words. */
export const DEGREES: ReadonlyMap<string, number> = new Map([
  ...listed(`
    absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously
    entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin frackin fracking
    fricking frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella highly hugely incredible
    incredibly intensely major majorly more most particularly purely quite really remarkably so substantially
    thoroughly total totally tremendous tremendously uber unbelievably unusually utter utterly very`).map(
    (word) => [word, DEGREE] as const,
  ),
  ...listed(`
    almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally partly scarce
    scarcely slight slightly somewhat sorta sortof sort-of`).map((word) => [word, -DEGREE] as const),
  ...['just enough', 'kind of', 'sort of'].map((pair) => [pair, -DEGREE] as const),
])

/** Words that negate; any word with n't in it does too. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  listed(`
    aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt oughtnt
    shant shouldnt wasnt werent wont wouldnt ain't aren't can't couldn't daren't didn't doesn't don't hadn't hasn't
    haven't isn't mightn't mustn't needn't oughtn't shan't shouldn't wasn't weren't won't wouldn't
    neither never none nope nor not nothing nowhere uhuh uh-uh without rarely seldom despite`),
)

/** Phrases whose valence is not that of their words. */
export const PHRASES: ReadonlyMap<string, number> = new Map([
  ['the shit', 3],
  ['the bomb', 3],
  ['bad ass', 1.5],
  ['badass', 1.5],
  ['bus stop', 0],
  ['yeah right', -2],
  ['kiss of death', -1.5],
  ['to die for', 3],
  ['beating heart', 3.1],
  ['broken heart', -2.9],
])
