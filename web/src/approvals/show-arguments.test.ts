import { expect, test } from 'vitest'
import { showArguments } from './show-arguments.ts'

test('arguments are shown whole and indented', () => {
  const text = 'x'.repeat(5_000)
  expect(showArguments({ text, list: [1] })).toBe(`{\n  "text": "${text}",\n  "list": [\n    1\n  ]\n}`)
})

test.each([
  ['a turned reading order', 'a\u202eb', 'a\\u{202e}b'],
  ['nothing between two letters', 'a\u200bb', 'a\\u{200b}b'],
  ['letters of tags, which models read and people do not', 'a\u{e0041}b', 'a\\u{e0041}b'],
  ['a variation selector', 'a\ufe0fb', 'a\\u{fe0f}b'],
  ['a filler', 'a\u3164b', 'a\\u{3164}b'],
  ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
])('%s is spelled out', (_, text, shown) => {
  expect(showArguments(text)).toBe(`"${shown}"`)
})

test('what can be read stays as it is: other scripts, accents, line breaks as JSON has them', () => {
  expect(showArguments('Žluťoučký кот 猫 العربية 😀')).toBe('"Žluťoučký кот 猫 العربية 😀"')
  expect(showArguments('a\nb\u0007')).toBe('"a\\nb\\u0007"')
})
