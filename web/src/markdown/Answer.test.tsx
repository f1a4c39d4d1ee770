import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Answer } from './Answer.tsx'
import { CitationContext } from './citation-context.ts'

const evidence = {
  id: 'ev_1',
  source: 'CoinGecko',
  mode: 'LIVE' as const,
  asOf: null,
  retrievedAt: '2026-01-01T00:00:00Z',
  url: null,
  contentHash: null,
  excerpt: null,
  inputs: [],
}
const byMarker = new Map([
  [1, { marker: 1, label: 'Annualised volatility', value: '0.54', unit: 'fraction', evidence }],
])

const render = (text: string, { isWriting = false, unsupported = [] as string[] } = {}) =>
  renderToStaticMarkup(
    <CitationContext value={{ byMarker, isWriting, openMarker: null, open: () => {} }}>
      <Answer text={text} unsupported={unsupported} isWriting={isWriting} />
    </CitationContext>,
  )

test('a marker is a button that names its figure; one without evidence is none', () => {
  const html = render('It is 54 % [1] and 12 [2].')
  expect(html).toContain('aria-label="Evidence 1: Annualised volatility"')
  expect(html).toMatch(/<span class="citation" data-muted="true"[^>]*data-marker="2"/)
  expect(html.match(/<button/g)).toHaveLength(1)
})

test('an image is never an element that is fetched', () => {
  const html = render('![pixel](https://evil.example/x.png) and ![r][1]\n\n[1]: https://evil.example/y.png')
  expect(html).not.toContain('<img')
  expect(html).not.toContain('evil.example')
  expect(html).toContain('pixel (image not loaded)')
})

test('links go to http and https only, in a tab that knows nothing of this one', () => {
  const html = render(
    '[a](https://ok.example/) [b](javascript:alert(1)) [c](data:text/html,x) [d](/graphql) <vbscript:x>',
  )
  expect(html).toContain('<a href="https://ok.example/" rel="noopener noreferrer" target="_blank">a</a>')
  expect(html.match(/<a /g)).toHaveLength(1)
  expect(html).not.toMatch(/href="(?!https:\/\/ok)/)
})

test('HTML in an answer is shown, not obeyed', () => {
  const html = render('<script>alert(1)</script>\n\nx <img src=x onerror=alert(1)> <cite>[1]</cite>')
  expect(html).not.toMatch(/<script|<img/)
  expect(html).toContain('&lt;script&gt;')
})

test('a definition can not make a link of a marker', () => {
  const html = render('It is 54 % [1].\n\n[1]: https://evil.example "x"')
  expect(html).not.toContain('evil.example')
  expect(html).toContain('data-marker="1"')
})

test('an unsupported number is marked where it stands, and markers in code stay as they are', () => {
  expect(render('about 21 times', { unsupported: ['21'] })).toMatch(/<mark class="unsupported" title="[^"]+">21/)
  expect(render('`a[1]`')).toContain('<code>a[1]</code>')
})
