import { askQuestion } from './ask-question.ts'
import type { Question, WorldName } from './questions/question.ts'
import { type Score, score } from './scoring/score.ts'
import type { Transcript } from './scoring/transcript.ts'
import type { World } from './worlds/start-world.ts'

/** An answer with its score. */
export interface Judged {
  question: Question
  answer: Transcript
  score: Score
}

/** Asked at once: as many as a worker executes. */
const AT_ONCE = 4

/**
 * Asks a model every question whose world is there and judges the answers, in the order of the questions.
 * `onJudged` sees each as it comes.
 */
export async function evaluate(
  worlds: ReadonlyMap<WorldName, Pick<World, 'people'>>,
  questions: readonly Question[],
  model: string,
  onJudged: (judged: Judged) => void = () => {},
): Promise<Judged[]> {
  const open = questions.flatMap((question, place) => {
    const world = worlds.get(question.world)
    const person = world?.people[place % world.people.length]
    return person ? [{ question, person, place }] : []
  })
  const judged: Judged[] = []
  const work = async () => {
    for (let next = open.shift(); next; next = open.shift()) {
      const { question, person, place } = next
      const answer = await askQuestion(person, question, model)
      const one = { question, answer, score: score(question, answer) }
      judged[place] = one
      onJudged(one)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return judged.filter((one) => one !== undefined)
}
