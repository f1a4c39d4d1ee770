import type { WebDataSourcesQuery } from '../gql/reports/graphql.ts'

type Source = WebDataSourcesQuery['dataSources'][number]

/** Every source that ChainLens can ask, what it brings, and how it stands with its key. Keys are never shown. */
export function SourceTable({ sources }: { sources: readonly Source[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by itself, which the keyboard must reach
    <section className="table-scroll" tabIndex={0} aria-label="Sources of data">
      <table className="sources">
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Key</th>
            <th scope="col">Brings</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.name} data-testid="data-source">
              <th scope="row">
                {source.name}
                <span className="source-domains">{source.domains.join(', ')}</span>
              </th>
              <td>
                <Key source={source} />
              </td>
              <td>
                {source.adds}
                {source.keyAdds && source.keyAdds !== source.adds && (
                  <span className="source-key-adds">
                    {source.hasKey ? 'With its key' : 'A key would add'}: {source.keyAdds}
                  </span>
                )}
                {source.isElsewhere && <span className="source-key-adds">Asked at another host, by a setting.</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A sign and words: neither colour nor sign alone says it. */
function Key({ source }: { source: Source }) {
  const state = source.hasKey ? 'set' : source.access === 'KEY_REQUIRED' ? 'lacking' : 'none'
  const words = {
    set: 'Key set',
    lacking: 'Not asked: no key',
    none: source.access === 'KEYLESS' ? 'Needs none' : 'Answers without one',
  }
  return (
    <span className="source-key" data-state={state}>
      {words[state]}
      {source.keySetting && !source.hasKey && <code>{source.keySetting}</code>}
    </span>
  )
}
