import { describe, expect, it } from 'vitest'
import { collectEvidence } from './collect-evidence.ts'
import { readEvidence, readEvidenceList } from './read-evidence.ts'

describe('the evidence of a result', () => {
  it('is all of it, each once, in the order of the document, with its inputs inside', () => {
    const found = collectEvidence({
      report: {
        a: { evidence: [{ id: 'ev_2', inputs: [{ id: 'ev_9' }] }] },
        list: [{ evidence: [{ id: 'ev_1' }, { id: 'ev_2' }] }],
      },
      evidence: [{ id: 'ev_3' }],
    })
    expect(found.map(({ id }) => id)).toEqual(['ev_2', 'ev_1', 'ev_3'])
    expect(found[0]?.inputs.map(({ id }) => id)).toEqual(['ev_9'])
  })

  it.each([[null], ['text'], [{ evidence: 'none' }], [{ evidence: [null, 3, {}, { id: 7 }] }]])(
    'is none of %j',
    (result) => {
      expect(collectEvidence(result)).toEqual([])
    },
  )
})

describe('an evidence', () => {
  it('that lacks parts has the least that can be said', () => {
    expect(readEvidence({ id: 'ev_1', mode: 'GUESSED' })).toEqual({
      id: 'ev_1',
      source: 'unknown',
      url: null,
      mode: 'COMPUTED',
      asOf: null,
      retrievedAt: '1970-01-01T00:00:00.000Z',
      contentHash: null,
      excerpt: null,
      inputs: [],
    })
  })

  it('keeps the inputs of its inputs', () => {
    const [tree] = readEvidenceList([{ id: 'a', inputs: [{ id: 'b', inputs: [{ id: 'c', inputs: [] }] }] }])
    expect(tree?.inputs[0]?.inputs[0]?.id).toBe('c')
  })
})
