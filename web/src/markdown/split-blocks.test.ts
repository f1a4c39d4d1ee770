import { expect, test } from 'vitest'
import { splitBlocks } from './split-blocks.ts'

test('paragraphs, headings and tables are cut at blank lines', () => {
  const text = '# Risk\n\nFirst [1].\nStill first.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nLast'
  expect(splitBlocks(text)).toEqual([
    '# Risk\n\n',
    'First [1].\nStill first.\n\n',
    '| a | b |\n|---|---|\n| 1 | 2 |\n\n',
    'Last',
  ])
})

test('a fence with blank lines stays whole, and so does one that is not closed yet', () => {
  expect(splitBlocks('```\na\n\nb\n```\n\nafter')).toEqual(['```\na\n\nb\n```\n\n', 'after'])
  expect(splitBlocks('~~~~\na\n\n~~~\n\nb')).toEqual(['~~~~\na\n\n~~~\n\nb'])
})

test('a loose list stays one list, so that it keeps counting', () => {
  expect(splitBlocks('1. one\n\n2. two\n\n   more of two\n\nafter')).toEqual([
    '1. one\n\n2. two\n\n   more of two\n\n',
    'after',
  ])
})

test('whatever the text, its blocks joined are the text', () => {
  const pieces = ['a', ' ', '\n', '\n\n', '```', '- ', '1. ', '|', '#', '  ', '[1]', '~~~']
  let seed = 7
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31
    return seed / 2 ** 31
  }
  for (let round = 0; round < 500; round += 1) {
    const text = Array.from({ length: 30 }, () => pieces[Math.floor(random() * pieces.length)]).join('')
    expect(splitBlocks(text).join('')).toBe(text)
  }
})
