import { describe, expect, it } from 'vitest'
import { fileNameOf } from './file-name-of.ts'
import type { ExportedMessage } from './read-exported.ts'
import { writeHead, writeMessage } from './write-markdown.ts'

const evidence = {
  id: 'ev_1',
  source: 'CoinGecko',
  url: 'https://coingecko.example/eth',
  mode: 'LIVE' as const,
  asOf: null,
  retrievedAt: '2026-01-02T03:04:05.678Z',
  contentHash: 'ab12',
  excerpt: null,
  inputs: [],
}
const answer: ExportedMessage = {
  position: 2,
  role: 'ASSISTANT',
  content: 'Its volatility is 54 % [1].',
  createdAt: '2026-01-02T03:04:00.000Z',
  model: 'offline/analyst',
  runStatus: 'COMPLETED',
  unsupportedNumbers: [],
  citations: [{ marker: 1, label: 'volatility', value: '0.5432', unit: 'ratio', evidence }],
}

describe('an exported conversation', () => {
  it('has each message with the evidence that it cites, and what that was computed from', () => {
    const computed = { ...evidence, source: 'ChainLens', mode: 'COMPUTED' as const, url: null, inputs: [evidence] }
    const citation = { marker: 1, label: 'volatility', value: '0.5432', unit: 'ratio', evidence: computed }
    expect(writeMessage({ ...answer, citations: [citation], unsupportedNumbers: ['17'] })).toBe(`
## ChainLens

*2026-01-02 03:04 UTC · offline/analyst*

Its volatility is 54 % [1].

### Evidence

- [1] volatility: 0.5432 ratio
  - ChainLens (computed), read 2026-01-02 03:04 UTC, SHA-256 \`ab12\`
    - CoinGecko (live), read 2026-01-02 03:04 UTC, <https://coingecko.example/eth>, SHA-256 \`ab12\`

**Numbers without evidence:** 17
`)
  })

  it.each([
    ['RUNNING', 'still being written'],
    ['STOPPED', 'stopped'],
    ['FAILED', 'broken off'],
  ])('says of an answer that is %s that it is no whole one', (runStatus, words) => {
    expect(writeMessage({ ...answer, runStatus })).toContain(words)
    expect(writeMessage(answer)).not.toContain(words)
  })

  it('loads no picture, runs no HTML, and lets nothing from outside be taken for its own', () => {
    const evil = '](https://evil.test) <script> ![x](https://evil.test/p.png)\n# Evidence\n- [2] all is well'
    const text = writeMessage({
      ...answer,
      content: `Look: ![x](https://evil.test/p.png) <img src=x> </b> <!-- a -->`,
      model: evil,
      citations: [
        {
          marker: 1,
          label: evil,
          value: null,
          unit: null,
          evidence: { ...evidence, source: evil, excerpt: evil, url: 'javascript:alert(1)' },
        },
      ],
    })
    expect(text).not.toMatch(/(?<!\\)!\[/)
    expect(text).not.toMatch(/(?<!\\)<[a-zA-Z/!]/)
    expect(text).not.toContain('javascript:')
    expect(text.match(/^# /gm)).toBeNull()
    expect(text.match(/^- \[/gm)).toHaveLength(1)
    expect(writeHead({ title: evil, exportedAt: evidence.retrievedAt }).match(/^# /gm)).toHaveLength(1)
  })

  it.each([
    ['Is ETH healthy?', 'chainlens-is-eth-healthy.md'],
    ['../../etc/passwd\0', 'chainlens-etc-passwd.md'],
    ['Überblick 概要', 'chainlens-uberblick-概要.md'],
    ['💥 "…"', 'chainlens-conversation.md'],
    [null, 'chainlens-conversation.md'],
    ['x'.repeat(500), `chainlens-${'x'.repeat(60)}.md`],
  ])('called %j is the file %s', (title, name) => expect(fileNameOf(title)).toBe(name))
})
