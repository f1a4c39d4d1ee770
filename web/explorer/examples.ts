/** One tab that the explorer begins with. */
export type Example = { query: string; variables: string }

const json = (value: object) => JSON.stringify(value, null, 2)

/** The way from a word to an answer: find the token, read its reports, ask, and follow the run. */
export const EXAMPLES: Example[] = [
  {
    query: `# Which token is meant? No sign-in is needed.
query FindToken($query: String!) {
  resolveToken(query: $query) {
    candidates {
      isClear
      reason
      warnings
      token { id chainId address asset { name symbol } }
    }
  }
}`,
    variables: json({ query: 'ETH' }),
  },
  {
    query: `# One token, four subgraphs. Every figure brings its evidence; \`missing\` says what was not to be had.
query ReadReports($id: ID!) {
  token(id: $id) {
    id
    asset { name symbol }
    tokenomics { status score missing { signal reason } }
    onchain { status score missing { signal reason } }
    sentiment { status score missing { signal reason } }
    team {
      status
      contributorAbsenceFactor { value unit confidence evidence { source mode asOf url } }
      missing { signal reason }
    }
  }
}`,
    variables: json({ id: 'eip155:1/slip44:60' }),
  },
  {
    query: `# Begins a conversation. Sign in first, above.
mutation Begin {
  createSession(input: {}) {
    session { id agent { name } }
    userErrors { code message }
  }
}`,
    variables: '',
  },
  {
    query: `# Asks. Put the id of the session there; the run that comes back goes into the next tab.
mutation Ask($sessionId: ID!, $content: String!) {
  sendMessage(input: { sessionId: $sessionId, content: $content }) {
    run { id status }
    userErrors { code message }
  }
}`,
    variables: json({ sessionId: 'session_…', content: 'Can I trust ETH?' }),
  },
  {
    query: `# Follows a run as it works, from its beginning however late you come.
subscription Follow($runId: ID!) {
  runEvents(runId: $runId) {
    __typename
    sequence
    ... on TextDelta { offset text }
    ... on ToolCallStarted { toolName arguments }
    ... on ToolCallEnded { toolName toolStatus: status summary }
    ... on RunEnded { runStatus: status run { session { title } } }
  }
}`,
    variables: json({ runId: 'run_…' }),
  },
]
