import { median, pearson, spearman } from './correlation.ts'
import { type RatedText, readRatedTexts } from './read-rated-texts.ts'
import { createScorers, type Scorer } from './scorers.ts'

const ROUNDS = 9

/** Share of the texts on which the signs agree; a scorer's exact 0 agrees with no rating but 0. */
function signAgreement(scores: readonly number[], texts: readonly RatedText[]): number {
  return (
    scores.filter((score, index) => Math.sign(score) === Math.sign(texts[index]?.rating ?? 0)).length / texts.length
  )
}

/** Texts a second, one figure a round; the scorers take turns, so that what else the machine does meets all of them. */
function measureSpeed(scorers: readonly Scorer[], texts: readonly RatedText[]): number[][] {
  const speeds: number[][] = scorers.map(() => [])
  for (let round = -1; round < ROUNDS; round += 1)
    for (const [index, { score }] of scorers.entries()) {
      const started = performance.now()
      for (const { text } of texts) score(text)
      const perSecond = (texts.length / (performance.now() - started)) * 1000
      // The first round warms up.
      if (round >= 0) speeds[index]?.push(perSecond)
    }
  return speeds
}

function main(): void {
  const texts = readRatedTexts()
  const scorers = createScorers()
  const ratings = texts.map(({ rating }) => rating)
  const speeds = measureSpeed(scorers, texts)
  const own = speeds[0] ?? []
  console.log(`${texts.length} texts, ${ROUNDS} rounds, Node ${process.version}\n`)
  console.log("| Scorer | Pearson's r | Spearman's rho | sign agrees | scored 0 | texts/s (median) | speed, ours = 1 |")
  console.log('|---|---|---|---|---|---|---|')
  for (const [index, { name, score }] of scorers.entries()) {
    const scores = texts.map(({ text }) => score(text))
    const speed = speeds[index] ?? []
    const ratios = speed.map((value, round) => value / (own[round] ?? Number.NaN))
    const range = `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`
    const cells = [
      name,
      pearson(scores, ratings).toFixed(4),
      spearman(scores, ratings).toFixed(4),
      `${(signAgreement(scores, texts) * 100).toFixed(1)} %`,
      `${((scores.filter((value) => value === 0).length / scores.length) * 100).toFixed(1)} %`,
      Math.round(median(speed)).toLocaleString('en'),
      range,
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}

main()
