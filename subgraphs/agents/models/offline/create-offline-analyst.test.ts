import { describe, expect, it } from 'vitest'
import { ask } from './testing/converse.ts'
import { LIVE_UNI, RECORDED_BTC, RECORDED_ETH, worldOf } from './testing/world.ts'

const world = worldOf([RECORDED_ETH, RECORDED_BTC, LIVE_UNI])

describe('an answer', () => {
  it.each([
    'Is ETH a healthy asset?',
    'Is BTC a healthy asset?',
    'Can I trust UNI?',
    'Compare the risk of BTC and ETH over 2024',
    'Compare BTC, ETH and UNI',
  ])('to "%s" has a citation for every marker, and no number without evidence', async (question) => {
    const turn = await ask(question, world)
    expect(turn.unsupportedNumbers).toEqual([])
    const markers = [...turn.text.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]))
    expect(markers.length).toBeGreaterThan(5)
    expect(new Set(markers)).toEqual(new Set(turn.citations.map(({ marker }) => marker)))
  })
})
