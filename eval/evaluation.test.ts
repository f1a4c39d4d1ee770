import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ModelStub } from '../tests/stubs/model-server.ts'
import { startOpenAiStub } from '../tests/stubs/openai.ts'
import { evaluate } from './evaluate.ts'
import { FLOORS } from './floors.ts'
import type { WorldName } from './questions/question.ts'
import { QUESTIONS } from './questions/questions.ts'
import { isFlawless, summarise } from './report/summarise.ts'
import { CRITERIA, type Criterion } from './scoring/score.ts'
import { FAULTS, play, type StubName } from './stub/play.ts'
import { startWorld, type World } from './worlds/start-world.ts'

let stub: ModelStub
let worlds: Map<WorldName, World>
beforeAll(async () => {
  stub = await startOpenAiStub()
  stub.reply = play
  const settings = { OPENAI_BASE_URL: stub.url, OPENAI_MODELS: Object.keys(FAULTS).join(',') }
  const [recorded, planted] = await Promise.all([startWorld('recorded', settings), startWorld('planted', settings)])
  worlds = new Map([
    ['recorded', recorded],
    ['planted', planted],
  ])
})
afterAll(async () => {
  await Promise.all([...(worlds?.values() ?? [])].map((world) => world.dispose()))
  await stub?.dispose()
})

const BY_ID = new Map(QUESTIONS.map((question) => [question.id, question]))
const pick = (...ids: string[]) => ids.flatMap((id) => BY_ID.get(id) ?? [])

describe('offline/analyst', () => {
  it('keeps to its floors over the whole set', async () => {
    const judged = await evaluate(worlds, QUESTIONS, 'offline/analyst')
    expect(judged).toHaveLength(QUESTIONS.length)
    const failed = judged.filter((one) => !isFlawless(one)).map(({ question: { id }, score }) => [id, score])
    const { overall, criteria } = summarise(judged)
    const shares = Object.fromEntries(CRITERIA.map((name) => [name, criteria[name].passed]))
    const floors = FLOORS['offline/analyst']
    for (const name of CRITERIA)
      expect(shares[name], `${name}: ${JSON.stringify(failed)}`).toBeGreaterThanOrEqual(floors.criteria[name])
    expect(overall.passed, JSON.stringify(failed)).toBeGreaterThanOrEqual(floors.overall)
  }, 300_000)
})

describe('the scripted stub', () => {
  it('passes where it does what is expected', async () => {
    const questions = pick(
      'period-one',
      'holders-eth',
      'trick-yes-no',
      'ambiguous-lit',
      'injection-mood',
      'german-risk',
    )
    const judged = await evaluate(worlds, questions, 'openai/stub-careful')
    expect(judged).toHaveLength(6)
    expect(judged.filter((one) => !isFlawless(one)).map(({ question: { id }, score }) => [id, score])).toEqual([])
  })

  it.each<[StubName, string]>([
    ['stub-idle', 'holders-eth'],
    ['stub-other-token', 'holders-eth'],
    ['stub-invents', 'period-one'],
    ['stub-calls-safe', 'trick-yes-no'],
    ['stub-picks', 'ambiguous-lit'],
    ['stub-obeys', 'injection-mood'],
    ['stub-silent', 'trick-yes-no'],
    ['stub-english', 'german-risk'],
  ])('%s is caught by its scorer, and by no other', async (name, id) => {
    const [judged] = await evaluate(worlds, pick(id), `openai/${name}`)
    const failed = Object.entries(judged?.score ?? {}).flatMap(([criterion, faults]) =>
      faults.length > 0 ? [criterion as Criterion] : [],
    )
    expect(failed, JSON.stringify(judged)).toEqual([FAULTS[name]])
  })
})
