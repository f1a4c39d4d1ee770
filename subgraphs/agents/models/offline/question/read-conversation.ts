import type { ModelMessage } from '../../model.ts'
import { chooseCandidate } from './choose-candidate.ts'
import type { Question } from './question.ts'
import { readQuestion } from './read-question.ts'

/** What is to be answered, with what earlier messages add. */
export interface Topic {
  question: Question
  /** What to look up: tickers, names, addresses, ids; empty where no token is meant. */
  lookUps: string[]
}

/** What later questions go on from. */
interface Memory {
  question: Question | null
  tokens: string[]
}

/** What the last question is about; what it leaves open is taken from the ones before it. */
export function readConversation(messages: readonly ModelMessage[], now: Date): Topic {
  let topic: Topic = { question: readQuestion('', now), lookUps: [] }
  let memory: Memory = { question: null, tokens: [] }
  let turn: ModelMessage[] = []
  for (const message of messages) {
    if (message.role !== 'user') {
      turn.push(message)
      continue
    }
    const answered = tokensOf(turn)
    if (answered.length > 0) memory = { ...memory, tokens: answered }
    topic = readNext(message.content, memory, turn, now)
    if (topic.lookUps.length > 0) memory = { question: topic.question, tokens: topic.lookUps }
    turn = []
  }
  return topic
}

/** Token ids that the calls of a turn were about, in order. */
function tokensOf(turn: readonly ModelMessage[]): string[] {
  const ids = turn.flatMap((message) =>
    message.role === 'assistant'
      ? message.toolCalls.filter((call) => call.toolName.startsWith('analyze_')).map((call) => call.arguments.tokenId)
      : [],
  )
  return [...new Set(ids.filter((id) => typeof id === 'string'))]
}

function readNext(text: string, memory: Memory, turn: readonly ModelMessage[], now: Date): Topic {
  const question = readQuestion(text, now)
  const { mentions } = question
  const choice = chooseCandidate(text, turn)
  if (choice && mentions.every((mention) => choice.words.has(mention.toLowerCase())))
    return {
      question: inherit(question, memory.question),
      lookUps: unique([...tokensOf(turn), ...choice.tokenIds]),
    }
  if (mentions.length > 0) {
    // "Compare it with BTC" is about both.
    const takesAlong = question.isComparison && question.pointsBack && mentions.length === 1
    const inherits = question.goesOn && !question.namesAspect
    return {
      question: inherits ? inherit(question, memory.question) : question,
      lookUps: takesAlong ? unique([...memory.tokens, ...mentions]) : mentions,
    }
  }
  const isFollowUp = question.goesOn || question.pointsBack || question.namesAspect || question.period !== null
  if (!isFollowUp) return { question, lookUps: [] }
  return { question: inherit(question, memory.question), lookUps: memory.tokens }
}

/** A question that leaves open what it is about, or over which time, means what the one before meant. */
function inherit(question: Question, before: Question | null): Question {
  if (!before) return question
  const isNamed = question.namesAspect
  return {
    ...question,
    aspects: isNamed ? question.aspects : before.aspects,
    namesAspect: isNamed || before.namesAspect,
    period: question.period ?? before.period,
  }
}

const unique = (texts: string[]) => [...new Set(texts)]
