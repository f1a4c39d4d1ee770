import { expect } from 'vitest'
import { unexplainedNumbers } from '../../../../../tests/support/number-check.ts'
import { citedFigure } from '../../../engine/facts/cited-figure.ts'
import type { Turn } from './converse.ts'

/** Holds a text to what every text must keep to. */
export function expectEvidence(turn: Turn): void {
  expect(turn.unsupportedNumbers).toEqual([])
  expect(turn.text).not.toContain('(unverified)')
  const citations = turn.citations.map(({ fact }) => citedFigure(fact))
  expect(unexplainedNumbers({ content: turn.text, citations })).toEqual([])
  const markers = new Set([...turn.text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])))
  expect([...markers].toSorted((a, b) => a - b)).toEqual(turn.citations.map(({ marker }) => marker))
  expect(turn.written.match(/\[\[[^\]]*\]\]/g) ?? []).toEqual(turn.written.match(/\[\[f\d+\]\]/g) ?? [])
  expect(turn.text.split('\n')[0]).toBe(
    "*Written by ChainLens' offline analyst: rules over the sources below, no language model.*",
  )
  expect(turn.text).not.toMatch(/\b(?:is|are|looks|seems|be) (?:\w+ )?safe\b|undefined|null|NaN|\[object/i)
}
