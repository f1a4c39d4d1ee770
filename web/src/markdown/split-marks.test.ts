import { expect, test } from 'vitest'
import { splitMarks } from './split-marks.ts'

const kinds = (text: string, unsupported: string[] = []) =>
  splitMarks(text, unsupported).map((mark) => `${mark.kind}:${mark.text}`)

test('markers are told from the text around them, also side by side and at the ends', () => {
  expect(kinds('[1] Volatility is 54.2 % [2][13].')).toEqual([
    'citation:[1]',
    'text: Volatility is 54.2 % ',
    'citation:[2]',
    'citation:[13]',
    'text:.',
  ])
  expect(splitMarks('[13]', [])).toEqual([{ kind: 'citation', text: '[13]', marker: 13 }])
})

test('what only looks like a marker stays text', () => {
  expect(kinds('[a] [ 1] [1 [] [12345] 1]')).toEqual(['text:[a] [ 1] [1 [] [12345] 1]'])
})

test('an unsupported number is marked wherever it stands as a whole number', () => {
  expect(kinds('5 of 50, 0.5, 5.5 and 5.', ['5'])).toEqual([
    'unsupported:5',
    'text: of 50, 0.5, 5.5 and ',
    'unsupported:5',
    'text:.',
  ])
  expect(kinds('about $1,200 or 12 % [1]', ['1,200', '12 %', '12'])).toEqual([
    'text:about $',
    'unsupported:1,200',
    'text: or ',
    'unsupported:12 %',
    'text: ',
    'citation:[1]',
  ])
})

test('a marker is no number, whatever is unsupported', () => {
  expect(kinds('[3] and 3', ['3'])).toEqual(['citation:[3]', 'text: and ', 'unsupported:3'])
})

test('joined again the pieces are the text', () => {
  const text = 'A (b) [1] 2.0 [2] $3.4B [x] 3.4'
  expect(
    splitMarks(text, ['3.4', '2.0'])
      .map((mark) => mark.text)
      .join(''),
  ).toBe(text)
})
