import { Icon } from '../shared/Icon.tsx'

const EXAMPLES = [
  { text: 'Is ETH a healthy asset?', kind: 'All four analyses' },
  { text: 'Compare the risk of BTC and ETH over 2024', kind: 'Risk' },
  { text: 'Who holds UNI, and what can its contract do?', kind: 'On-chain' },
  { text: 'Who maintains Bitcoin?', kind: 'Team' },
]

export function EmptyState({ onAsk }: { onAsk: (text: string) => void }) {
  return (
    <div className="empty">
      <h2>Can I trust this token?</h2>
      <p className="empty-about">
        ChainLens looks at a token’s chain, market, community and makers, and answers with evidence: each number opens
        its source, its date, and what it was computed from.
      </p>
      <ul className="examples" aria-label="Example questions">
        {EXAMPLES.map(({ text, kind }) => (
          <li key={text}>
            <button type="button" onClick={() => onAsk(text)}>
              <span className="example-kind">{kind}</span>
              <span className="example-text">{text}</span>
              <Icon name="chevron" />
            </button>
          </li>
        ))}
      </ul>
      <p className="empty-note">
        What isn’t known is said, and never counted as good. No answer here is investment advice.
      </p>
    </div>
  )
}
