import { expect, it } from 'vitest'
import { nameOfPart, type ShownPart, sharesOf } from './prompt-shares.ts'

const part = (more: Partial<ShownPart>): ShownPart => ({
  id: 'p',
  kind: 'SYSTEM',
  form: 'WHOLE',
  tokens: 100,
  isEarlier: false,
  label: null,
  ...more,
})

it('counts the tokens of a prompt under what a reader knows, in the order of the prompt, nothing twice', () => {
  const shares = sharesOf([
    part({}),
    part({ kind: 'TOOLS' }),
    part({ kind: 'SUMMARY', isEarlier: true }),
    part({ kind: 'TOOL_RESULT', isEarlier: true }),
    part({ kind: 'QUESTION', tokens: 50 }),
    part({ kind: 'TOOL_RESULT', tokens: 550 }),
  ])
  expect(shares.map(({ key, tokens, share }) => [key, tokens, share])).toEqual([
    ['rules', 200, 0.2],
    ['earlier', 200, 0.2],
    ['question', 50, 0.05],
    ['results', 550, 0.55],
  ])
  expect(sharesOf([])).toEqual([])
})

it('says of a result how much of it was shown, and of what is older that it is', () => {
  expect(nameOfPart(part({ kind: 'TOOL_RESULT', label: 'analyze_team', form: 'FIGURES' }))).toBe(
    'Result · analyze_team, its figures only',
  )
  expect(nameOfPart(part({ kind: 'TOOL_RESULT', label: 'look', form: 'SHORT', isEarlier: true }))).toBe(
    'Result · look, by reference only (earlier)',
  )
  expect(nameOfPart(part({ kind: 'TOOLS', label: 'a, b, c' }))).toBe('Tools')
  expect(nameOfPart(part({ kind: 'SUMMARY', label: '20 messages', isEarlier: true }))).toBe(
    'Summary of older turns · 20 messages',
  )
})
