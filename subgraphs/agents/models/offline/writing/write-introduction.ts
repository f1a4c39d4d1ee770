import type { Question } from '../question/question.ts'

const EXAMPLES = [
  '- "Is ETH a healthy asset?"',
  '- "Compare the risk of BTC and ETH over the last year"',
  '- "Who can change the contract of USDC?"',
  '- "And its team?", to go on from an answer',
].join('\n')

/** What is answered where no token is meant: what can be asked, or which token is missing. */
export function writeIntroduction(question: Question, text: string): string[] {
  if (/\b(?:thanks|thank you|thx|cheers)\b/i.test(text))
    return ['You are welcome. Name another token, or ask on: "and its team?", "what about BTC?".']
  const head = question.isOnTopic
    ? '**Which token do you mean?** Name it by its ticker, its name or, surest of all, its contract address.'
    : 'I look at crypto tokens and say what can be found out about them, with the source of every figure: market and risk, holders and contract, the mood around it, and the people behind the code. Of other things I know nothing.'
  return [head, 'You can ask, for instance:', EXAMPLES]
}
