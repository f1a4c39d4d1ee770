/** Opens a conversation. */
export const CREATE_SESSION = `mutation CreateSession($input: CreateSessionInput!) {
  createSession(input: $input) { session { id } userErrors { code } }
}`

/** Sends a message. */
export const SEND_MESSAGE = `mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) { run { id } userErrors { code } }
}`

/** Follows its run. */
export const RUN_EVENTS = `subscription RunEvents($runId: ID!) {
  runEvents(runId: $runId, afterSequence: 0) {
    __typename
    sequence
    ... on TextDelta { offset text }
    ... on StepReset { keepLength }
    ... on RunEnded { runStatus: status error { code } }
  }
}`
