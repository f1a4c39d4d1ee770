/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation WebAnswerApproval($runId: ID!, $toolCallId: ID!, $argumentsHash: String!, $decision: ApprovalDecision!) {\n  answerApproval(\n    input: {runId: $runId, toolCallId: $toolCallId, argumentsHash: $argumentsHash, decision: $decision}\n  ) {\n    approval {\n      toolCallId\n      status\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebAnswerApprovalDocument,
    "mutation WebContinueMessage($input: ContinueMessageInput!) {\n  continueMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebContinueMessageDocument,
    "mutation WebCreateSession {\n  createSession(input: {}) {\n    session {\n      ...SessionListItem\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebCreateSessionDocument,
    "mutation WebEditMessage($input: EditMessageInput!) {\n  editMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebEditMessageDocument,
    "fragment EvidenceParts on Evidence {\n  id\n  source\n  mode\n  asOf\n  retrievedAt\n  url\n  contentHash\n  excerpt\n}": typeof types.EvidencePartsFragmentDoc,
    "fragment EvidenceTree on Evidence {\n  ...EvidenceParts\n  inputs {\n    ...EvidenceParts\n    inputs {\n      ...EvidenceParts\n      inputs {\n        ...EvidenceParts\n      }\n    }\n  }\n}": typeof types.EvidenceTreeFragmentDoc,
    "query WebExportPart($taskId: ID!, $number: Int!) {\n  task(id: $taskId) {\n    id\n    file {\n      part(number: $number)\n    }\n  }\n}": typeof types.WebExportPartDocument,
    "query WebExport($taskId: ID!) {\n  task(id: $taskId) {\n    id\n    status\n    progress\n    error {\n      code\n      message\n    }\n    file {\n      name\n      mediaType\n      parts\n    }\n  }\n}": typeof types.WebExportDocument,
    "mutation WebExportSession($sessionId: ID!) {\n  exportSession(input: {sessionId: $sessionId}) {\n    task {\n      id\n      status\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebExportSessionDocument,
    "mutation WebLogIn($email: String!, $password: String!, $oneTimeCode: String) {\n  logIn(\n    input: {email: $email, password: $password, oneTimeCode: $oneTimeCode, useCookie: true}\n  ) {\n    mfaRequired\n    tokens {\n      accessToken\n      accessTokenExpiresAt\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebLogInDocument,
    "mutation WebLogOut {\n  logOut {\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebLogOutDocument,
    "fragment MessageParts on Message {\n  id\n  role\n  content\n  createdAt\n  unsupportedNumbers\n  citations {\n    marker\n    label\n    value\n    unit\n    evidence {\n      ...EvidenceTree\n    }\n  }\n  toolExecutions {\n    id\n    toolCallId\n    toolName\n    status\n    arguments\n    durationMs\n    executedAt\n    approval {\n      argumentsHash\n      reasons\n      expiresAt\n      status\n    }\n  }\n  parent {\n    id\n  }\n  siblings {\n    count\n    index\n    ids\n  }\n  run {\n    ...RunParts\n  }\n}": typeof types.MessagePartsFragmentDoc,
    "query WebModels {\n  models {\n    name\n    label\n    provider\n    isAvailable\n    unavailableReason\n    isDefault\n    inputUsdPerMillion\n    outputUsdPerMillion\n    priceAsOf\n    priceSource\n  }\n  defaultAgent {\n    id\n    model\n  }\n}": typeof types.WebModelsDocument,
    "mutation WebRefreshTokens {\n  refreshTokens(input: {}) {\n    tokens {\n      accessToken\n      accessTokenExpiresAt\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebRefreshTokensDocument,
    "mutation WebRegenerateMessage($input: RegenerateMessageInput!) {\n  regenerateMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebRegenerateMessageDocument,
    "mutation WebRegister($email: String!, $password: String!, $name: String!) {\n  register(input: {email: $email, password: $password, name: $name}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.WebRegisterDocument,
    "mutation WebRequestEmailVerification($email: String!) {\n  requestEmailVerification(input: {email: $email}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.WebRequestEmailVerificationDocument,
    "mutation WebRequestPasswordReset($email: String!) {\n  requestPasswordReset(input: {email: $email}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.WebRequestPasswordResetDocument,
    "mutation WebResetPassword($token: String!, $password: String!) {\n  resetPassword(input: {token: $token, password: $password}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.WebResetPasswordDocument,
    "subscription WebRunEvents($runId: ID!, $afterSequence: Int!) {\n  runEvents(runId: $runId, afterSequence: $afterSequence) {\n    __typename\n    sequence\n    at\n    ... on RunStarted {\n      attempt\n      model\n    }\n    ... on TextDelta {\n      offset\n      text\n    }\n    ... on StepReset {\n      keepLength\n      reason\n    }\n    ... on ToolCallStarted {\n      toolCallId\n      toolName\n      arguments\n    }\n    ... on ToolCallEnded {\n      toolCallId\n      toolName\n      outcome: status\n      durationMs\n      summary\n      evidence {\n        ...EvidenceTree\n      }\n    }\n    ... on ApprovalRequested {\n      toolCallId\n      arguments\n      argumentsHash\n      reasons\n      expiresAt\n    }\n    ... on ApprovalAnswered {\n      toolCallId\n      decision\n    }\n    ... on RunEnded {\n      status\n      error {\n        code\n        message\n        retryable\n      }\n      run {\n        ...RunOutcome\n      }\n    }\n  }\n}": typeof types.WebRunEventsDocument,
    "fragment RunParts on Run {\n  id\n  status\n  model\n  attempt\n  startedAt\n  endedAt\n  error {\n    code\n    message\n    retryable\n  }\n  usage {\n    inputTokens\n    outputTokens\n    cachedInputTokens\n    costUsd\n    isCostKnown\n    isEstimated\n  }\n}": typeof types.RunPartsFragmentDoc,
    "fragment RunOutcome on Run {\n  ...RunParts\n  message {\n    ...MessageParts\n  }\n  session {\n    ...SessionListItem\n  }\n}": typeof types.RunOutcomeFragmentDoc,
    "query WebRun($id: ID!) {\n  run(id: $id) {\n    ...RunOutcome\n  }\n}": typeof types.WebRunDocument,
    "mutation WebSelectBranch($messageId: ID!) {\n  selectBranch(input: {messageId: $messageId}) {\n    session {\n      ...SessionListItem\n      messages(last: 30) {\n        edges {\n          node {\n            ...MessageParts\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebSelectBranchDocument,
    "mutation WebSendMessage($input: SendMessageInput!) {\n  sendMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebSendMessageDocument,
    "subscription WebSessionChanges($sessionId: ID!, $afterSequence: Int!) {\n  sessionChanges(sessionId: $sessionId, afterSequence: $afterSequence) {\n    sequence\n  }\n}": typeof types.WebSessionChangesDocument,
    "fragment SessionListItem on Session {\n  id\n  title\n  createdAt\n  revision\n  activeRun {\n    id\n    message {\n      id\n    }\n  }\n}": typeof types.SessionListItemFragmentDoc,
    "query WebSession($id: ID!, $before: String) {\n  session(id: $id) {\n    ...SessionListItem\n    messages(last: 30, before: $before) {\n      edges {\n        node {\n          ...MessageParts\n        }\n      }\n      pageInfo {\n        hasPreviousPage\n        startCursor\n      }\n    }\n  }\n}": typeof types.WebSessionDocument,
    "query WebSessions($after: String) {\n  sessions(first: 25, after: $after) {\n    edges {\n      node {\n        ...SessionListItem\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.WebSessionsDocument,
    "mutation WebStopRun($runId: ID!) {\n  stopRun(input: {runId: $runId}) {\n    run {\n      ...RunParts\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebStopRunDocument,
    "mutation WebVerifyEmail($token: String!) {\n  verifyEmail(input: {token: $token}) {\n    user {\n      id\n      email\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": typeof types.WebVerifyEmailDocument,
    "query WebViewer {\n  viewer {\n    id\n    name\n    email\n  }\n}": typeof types.WebViewerDocument,
    "query WebWaitingApprovals {\n  waitingApprovals {\n    toolCallId\n    toolName\n    arguments\n    expiresAt\n    run {\n      id\n      session {\n        id\n        title\n      }\n    }\n  }\n}": typeof types.WebWaitingApprovalsDocument,
    "mutation WebWithdrawMessage($messageId: ID!) {\n  withdrawMessage(input: {messageId: $messageId}) {\n    session {\n      ...SessionListItem\n      messages(last: 30) {\n        edges {\n          node {\n            ...MessageParts\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": typeof types.WebWithdrawMessageDocument,
};
const documents: Documents = {
    "mutation WebAnswerApproval($runId: ID!, $toolCallId: ID!, $argumentsHash: String!, $decision: ApprovalDecision!) {\n  answerApproval(\n    input: {runId: $runId, toolCallId: $toolCallId, argumentsHash: $argumentsHash, decision: $decision}\n  ) {\n    approval {\n      toolCallId\n      status\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebAnswerApprovalDocument,
    "mutation WebContinueMessage($input: ContinueMessageInput!) {\n  continueMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebContinueMessageDocument,
    "mutation WebCreateSession {\n  createSession(input: {}) {\n    session {\n      ...SessionListItem\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebCreateSessionDocument,
    "mutation WebEditMessage($input: EditMessageInput!) {\n  editMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebEditMessageDocument,
    "fragment EvidenceParts on Evidence {\n  id\n  source\n  mode\n  asOf\n  retrievedAt\n  url\n  contentHash\n  excerpt\n}": types.EvidencePartsFragmentDoc,
    "fragment EvidenceTree on Evidence {\n  ...EvidenceParts\n  inputs {\n    ...EvidenceParts\n    inputs {\n      ...EvidenceParts\n      inputs {\n        ...EvidenceParts\n      }\n    }\n  }\n}": types.EvidenceTreeFragmentDoc,
    "query WebExportPart($taskId: ID!, $number: Int!) {\n  task(id: $taskId) {\n    id\n    file {\n      part(number: $number)\n    }\n  }\n}": types.WebExportPartDocument,
    "query WebExport($taskId: ID!) {\n  task(id: $taskId) {\n    id\n    status\n    progress\n    error {\n      code\n      message\n    }\n    file {\n      name\n      mediaType\n      parts\n    }\n  }\n}": types.WebExportDocument,
    "mutation WebExportSession($sessionId: ID!) {\n  exportSession(input: {sessionId: $sessionId}) {\n    task {\n      id\n      status\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebExportSessionDocument,
    "mutation WebLogIn($email: String!, $password: String!, $oneTimeCode: String) {\n  logIn(\n    input: {email: $email, password: $password, oneTimeCode: $oneTimeCode, useCookie: true}\n  ) {\n    mfaRequired\n    tokens {\n      accessToken\n      accessTokenExpiresAt\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebLogInDocument,
    "mutation WebLogOut {\n  logOut {\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebLogOutDocument,
    "fragment MessageParts on Message {\n  id\n  role\n  content\n  createdAt\n  unsupportedNumbers\n  citations {\n    marker\n    label\n    value\n    unit\n    evidence {\n      ...EvidenceTree\n    }\n  }\n  toolExecutions {\n    id\n    toolCallId\n    toolName\n    status\n    arguments\n    durationMs\n    executedAt\n    approval {\n      argumentsHash\n      reasons\n      expiresAt\n      status\n    }\n  }\n  parent {\n    id\n  }\n  siblings {\n    count\n    index\n    ids\n  }\n  run {\n    ...RunParts\n  }\n}": types.MessagePartsFragmentDoc,
    "query WebModels {\n  models {\n    name\n    label\n    provider\n    isAvailable\n    unavailableReason\n    isDefault\n    inputUsdPerMillion\n    outputUsdPerMillion\n    priceAsOf\n    priceSource\n  }\n  defaultAgent {\n    id\n    model\n  }\n}": types.WebModelsDocument,
    "mutation WebRefreshTokens {\n  refreshTokens(input: {}) {\n    tokens {\n      accessToken\n      accessTokenExpiresAt\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebRefreshTokensDocument,
    "mutation WebRegenerateMessage($input: RegenerateMessageInput!) {\n  regenerateMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebRegenerateMessageDocument,
    "mutation WebRegister($email: String!, $password: String!, $name: String!) {\n  register(input: {email: $email, password: $password, name: $name}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.WebRegisterDocument,
    "mutation WebRequestEmailVerification($email: String!) {\n  requestEmailVerification(input: {email: $email}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.WebRequestEmailVerificationDocument,
    "mutation WebRequestPasswordReset($email: String!) {\n  requestPasswordReset(input: {email: $email}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.WebRequestPasswordResetDocument,
    "mutation WebResetPassword($token: String!, $password: String!) {\n  resetPassword(input: {token: $token, password: $password}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.WebResetPasswordDocument,
    "subscription WebRunEvents($runId: ID!, $afterSequence: Int!) {\n  runEvents(runId: $runId, afterSequence: $afterSequence) {\n    __typename\n    sequence\n    at\n    ... on RunStarted {\n      attempt\n      model\n    }\n    ... on TextDelta {\n      offset\n      text\n    }\n    ... on StepReset {\n      keepLength\n      reason\n    }\n    ... on ToolCallStarted {\n      toolCallId\n      toolName\n      arguments\n    }\n    ... on ToolCallEnded {\n      toolCallId\n      toolName\n      outcome: status\n      durationMs\n      summary\n      evidence {\n        ...EvidenceTree\n      }\n    }\n    ... on ApprovalRequested {\n      toolCallId\n      arguments\n      argumentsHash\n      reasons\n      expiresAt\n    }\n    ... on ApprovalAnswered {\n      toolCallId\n      decision\n    }\n    ... on RunEnded {\n      status\n      error {\n        code\n        message\n        retryable\n      }\n      run {\n        ...RunOutcome\n      }\n    }\n  }\n}": types.WebRunEventsDocument,
    "fragment RunParts on Run {\n  id\n  status\n  model\n  attempt\n  startedAt\n  endedAt\n  error {\n    code\n    message\n    retryable\n  }\n  usage {\n    inputTokens\n    outputTokens\n    cachedInputTokens\n    costUsd\n    isCostKnown\n    isEstimated\n  }\n}": types.RunPartsFragmentDoc,
    "fragment RunOutcome on Run {\n  ...RunParts\n  message {\n    ...MessageParts\n  }\n  session {\n    ...SessionListItem\n  }\n}": types.RunOutcomeFragmentDoc,
    "query WebRun($id: ID!) {\n  run(id: $id) {\n    ...RunOutcome\n  }\n}": types.WebRunDocument,
    "mutation WebSelectBranch($messageId: ID!) {\n  selectBranch(input: {messageId: $messageId}) {\n    session {\n      ...SessionListItem\n      messages(last: 30) {\n        edges {\n          node {\n            ...MessageParts\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebSelectBranchDocument,
    "mutation WebSendMessage($input: SendMessageInput!) {\n  sendMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebSendMessageDocument,
    "subscription WebSessionChanges($sessionId: ID!, $afterSequence: Int!) {\n  sessionChanges(sessionId: $sessionId, afterSequence: $afterSequence) {\n    sequence\n  }\n}": types.WebSessionChangesDocument,
    "fragment SessionListItem on Session {\n  id\n  title\n  createdAt\n  revision\n  activeRun {\n    id\n    message {\n      id\n    }\n  }\n}": types.SessionListItemFragmentDoc,
    "query WebSession($id: ID!, $before: String) {\n  session(id: $id) {\n    ...SessionListItem\n    messages(last: 30, before: $before) {\n      edges {\n        node {\n          ...MessageParts\n        }\n      }\n      pageInfo {\n        hasPreviousPage\n        startCursor\n      }\n    }\n  }\n}": types.WebSessionDocument,
    "query WebSessions($after: String) {\n  sessions(first: 25, after: $after) {\n    edges {\n      node {\n        ...SessionListItem\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.WebSessionsDocument,
    "mutation WebStopRun($runId: ID!) {\n  stopRun(input: {runId: $runId}) {\n    run {\n      ...RunParts\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebStopRunDocument,
    "mutation WebVerifyEmail($token: String!) {\n  verifyEmail(input: {token: $token}) {\n    user {\n      id\n      email\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}": types.WebVerifyEmailDocument,
    "query WebViewer {\n  viewer {\n    id\n    name\n    email\n  }\n}": types.WebViewerDocument,
    "query WebWaitingApprovals {\n  waitingApprovals {\n    toolCallId\n    toolName\n    arguments\n    expiresAt\n    run {\n      id\n      session {\n        id\n        title\n      }\n    }\n  }\n}": types.WebWaitingApprovalsDocument,
    "mutation WebWithdrawMessage($messageId: ID!) {\n  withdrawMessage(input: {messageId: $messageId}) {\n    session {\n      ...SessionListItem\n      messages(last: 30) {\n        edges {\n          node {\n            ...MessageParts\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}": types.WebWithdrawMessageDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebAnswerApproval($runId: ID!, $toolCallId: ID!, $argumentsHash: String!, $decision: ApprovalDecision!) {\n  answerApproval(\n    input: {runId: $runId, toolCallId: $toolCallId, argumentsHash: $argumentsHash, decision: $decision}\n  ) {\n    approval {\n      toolCallId\n      status\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebAnswerApproval($runId: ID!, $toolCallId: ID!, $argumentsHash: String!, $decision: ApprovalDecision!) {\n  answerApproval(\n    input: {runId: $runId, toolCallId: $toolCallId, argumentsHash: $argumentsHash, decision: $decision}\n  ) {\n    approval {\n      toolCallId\n      status\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebContinueMessage($input: ContinueMessageInput!) {\n  continueMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebContinueMessage($input: ContinueMessageInput!) {\n  continueMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebCreateSession {\n  createSession(input: {}) {\n    session {\n      ...SessionListItem\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebCreateSession {\n  createSession(input: {}) {\n    session {\n      ...SessionListItem\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebEditMessage($input: EditMessageInput!) {\n  editMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebEditMessage($input: EditMessageInput!) {\n  editMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment EvidenceParts on Evidence {\n  id\n  source\n  mode\n  asOf\n  retrievedAt\n  url\n  contentHash\n  excerpt\n}"): (typeof documents)["fragment EvidenceParts on Evidence {\n  id\n  source\n  mode\n  asOf\n  retrievedAt\n  url\n  contentHash\n  excerpt\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment EvidenceTree on Evidence {\n  ...EvidenceParts\n  inputs {\n    ...EvidenceParts\n    inputs {\n      ...EvidenceParts\n      inputs {\n        ...EvidenceParts\n      }\n    }\n  }\n}"): (typeof documents)["fragment EvidenceTree on Evidence {\n  ...EvidenceParts\n  inputs {\n    ...EvidenceParts\n    inputs {\n      ...EvidenceParts\n      inputs {\n        ...EvidenceParts\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebExportPart($taskId: ID!, $number: Int!) {\n  task(id: $taskId) {\n    id\n    file {\n      part(number: $number)\n    }\n  }\n}"): (typeof documents)["query WebExportPart($taskId: ID!, $number: Int!) {\n  task(id: $taskId) {\n    id\n    file {\n      part(number: $number)\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebExport($taskId: ID!) {\n  task(id: $taskId) {\n    id\n    status\n    progress\n    error {\n      code\n      message\n    }\n    file {\n      name\n      mediaType\n      parts\n    }\n  }\n}"): (typeof documents)["query WebExport($taskId: ID!) {\n  task(id: $taskId) {\n    id\n    status\n    progress\n    error {\n      code\n      message\n    }\n    file {\n      name\n      mediaType\n      parts\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebExportSession($sessionId: ID!) {\n  exportSession(input: {sessionId: $sessionId}) {\n    task {\n      id\n      status\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebExportSession($sessionId: ID!) {\n  exportSession(input: {sessionId: $sessionId}) {\n    task {\n      id\n      status\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebLogIn($email: String!, $password: String!, $oneTimeCode: String) {\n  logIn(\n    input: {email: $email, password: $password, oneTimeCode: $oneTimeCode, useCookie: true}\n  ) {\n    mfaRequired\n    tokens {\n      accessToken\n      accessTokenExpiresAt\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebLogIn($email: String!, $password: String!, $oneTimeCode: String) {\n  logIn(\n    input: {email: $email, password: $password, oneTimeCode: $oneTimeCode, useCookie: true}\n  ) {\n    mfaRequired\n    tokens {\n      accessToken\n      accessTokenExpiresAt\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebLogOut {\n  logOut {\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebLogOut {\n  logOut {\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment MessageParts on Message {\n  id\n  role\n  content\n  createdAt\n  unsupportedNumbers\n  citations {\n    marker\n    label\n    value\n    unit\n    evidence {\n      ...EvidenceTree\n    }\n  }\n  toolExecutions {\n    id\n    toolCallId\n    toolName\n    status\n    arguments\n    durationMs\n    executedAt\n    approval {\n      argumentsHash\n      reasons\n      expiresAt\n      status\n    }\n  }\n  parent {\n    id\n  }\n  siblings {\n    count\n    index\n    ids\n  }\n  run {\n    ...RunParts\n  }\n}"): (typeof documents)["fragment MessageParts on Message {\n  id\n  role\n  content\n  createdAt\n  unsupportedNumbers\n  citations {\n    marker\n    label\n    value\n    unit\n    evidence {\n      ...EvidenceTree\n    }\n  }\n  toolExecutions {\n    id\n    toolCallId\n    toolName\n    status\n    arguments\n    durationMs\n    executedAt\n    approval {\n      argumentsHash\n      reasons\n      expiresAt\n      status\n    }\n  }\n  parent {\n    id\n  }\n  siblings {\n    count\n    index\n    ids\n  }\n  run {\n    ...RunParts\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebModels {\n  models {\n    name\n    label\n    provider\n    isAvailable\n    unavailableReason\n    isDefault\n    inputUsdPerMillion\n    outputUsdPerMillion\n    priceAsOf\n    priceSource\n  }\n  defaultAgent {\n    id\n    model\n  }\n}"): (typeof documents)["query WebModels {\n  models {\n    name\n    label\n    provider\n    isAvailable\n    unavailableReason\n    isDefault\n    inputUsdPerMillion\n    outputUsdPerMillion\n    priceAsOf\n    priceSource\n  }\n  defaultAgent {\n    id\n    model\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebRefreshTokens {\n  refreshTokens(input: {}) {\n    tokens {\n      accessToken\n      accessTokenExpiresAt\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebRefreshTokens {\n  refreshTokens(input: {}) {\n    tokens {\n      accessToken\n      accessTokenExpiresAt\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebRegenerateMessage($input: RegenerateMessageInput!) {\n  regenerateMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebRegenerateMessage($input: RegenerateMessageInput!) {\n  regenerateMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebRegister($email: String!, $password: String!, $name: String!) {\n  register(input: {email: $email, password: $password, name: $name}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation WebRegister($email: String!, $password: String!, $name: String!) {\n  register(input: {email: $email, password: $password, name: $name}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebRequestEmailVerification($email: String!) {\n  requestEmailVerification(input: {email: $email}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation WebRequestEmailVerification($email: String!) {\n  requestEmailVerification(input: {email: $email}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebRequestPasswordReset($email: String!) {\n  requestPasswordReset(input: {email: $email}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation WebRequestPasswordReset($email: String!) {\n  requestPasswordReset(input: {email: $email}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebResetPassword($token: String!, $password: String!) {\n  resetPassword(input: {token: $token, password: $password}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation WebResetPassword($token: String!, $password: String!) {\n  resetPassword(input: {token: $token, password: $password}) {\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription WebRunEvents($runId: ID!, $afterSequence: Int!) {\n  runEvents(runId: $runId, afterSequence: $afterSequence) {\n    __typename\n    sequence\n    at\n    ... on RunStarted {\n      attempt\n      model\n    }\n    ... on TextDelta {\n      offset\n      text\n    }\n    ... on StepReset {\n      keepLength\n      reason\n    }\n    ... on ToolCallStarted {\n      toolCallId\n      toolName\n      arguments\n    }\n    ... on ToolCallEnded {\n      toolCallId\n      toolName\n      outcome: status\n      durationMs\n      summary\n      evidence {\n        ...EvidenceTree\n      }\n    }\n    ... on ApprovalRequested {\n      toolCallId\n      arguments\n      argumentsHash\n      reasons\n      expiresAt\n    }\n    ... on ApprovalAnswered {\n      toolCallId\n      decision\n    }\n    ... on RunEnded {\n      status\n      error {\n        code\n        message\n        retryable\n      }\n      run {\n        ...RunOutcome\n      }\n    }\n  }\n}"): (typeof documents)["subscription WebRunEvents($runId: ID!, $afterSequence: Int!) {\n  runEvents(runId: $runId, afterSequence: $afterSequence) {\n    __typename\n    sequence\n    at\n    ... on RunStarted {\n      attempt\n      model\n    }\n    ... on TextDelta {\n      offset\n      text\n    }\n    ... on StepReset {\n      keepLength\n      reason\n    }\n    ... on ToolCallStarted {\n      toolCallId\n      toolName\n      arguments\n    }\n    ... on ToolCallEnded {\n      toolCallId\n      toolName\n      outcome: status\n      durationMs\n      summary\n      evidence {\n        ...EvidenceTree\n      }\n    }\n    ... on ApprovalRequested {\n      toolCallId\n      arguments\n      argumentsHash\n      reasons\n      expiresAt\n    }\n    ... on ApprovalAnswered {\n      toolCallId\n      decision\n    }\n    ... on RunEnded {\n      status\n      error {\n        code\n        message\n        retryable\n      }\n      run {\n        ...RunOutcome\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment RunParts on Run {\n  id\n  status\n  model\n  attempt\n  startedAt\n  endedAt\n  error {\n    code\n    message\n    retryable\n  }\n  usage {\n    inputTokens\n    outputTokens\n    cachedInputTokens\n    costUsd\n    isCostKnown\n    isEstimated\n  }\n}"): (typeof documents)["fragment RunParts on Run {\n  id\n  status\n  model\n  attempt\n  startedAt\n  endedAt\n  error {\n    code\n    message\n    retryable\n  }\n  usage {\n    inputTokens\n    outputTokens\n    cachedInputTokens\n    costUsd\n    isCostKnown\n    isEstimated\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment RunOutcome on Run {\n  ...RunParts\n  message {\n    ...MessageParts\n  }\n  session {\n    ...SessionListItem\n  }\n}"): (typeof documents)["fragment RunOutcome on Run {\n  ...RunParts\n  message {\n    ...MessageParts\n  }\n  session {\n    ...SessionListItem\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebRun($id: ID!) {\n  run(id: $id) {\n    ...RunOutcome\n  }\n}"): (typeof documents)["query WebRun($id: ID!) {\n  run(id: $id) {\n    ...RunOutcome\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebSelectBranch($messageId: ID!) {\n  selectBranch(input: {messageId: $messageId}) {\n    session {\n      ...SessionListItem\n      messages(last: 30) {\n        edges {\n          node {\n            ...MessageParts\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebSelectBranch($messageId: ID!) {\n  selectBranch(input: {messageId: $messageId}) {\n    session {\n      ...SessionListItem\n      messages(last: 30) {\n        edges {\n          node {\n            ...MessageParts\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebSendMessage($input: SendMessageInput!) {\n  sendMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebSendMessage($input: SendMessageInput!) {\n  sendMessage(input: $input) {\n    message {\n      ...MessageParts\n    }\n    run {\n      ...RunOutcome\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "subscription WebSessionChanges($sessionId: ID!, $afterSequence: Int!) {\n  sessionChanges(sessionId: $sessionId, afterSequence: $afterSequence) {\n    sequence\n  }\n}"): (typeof documents)["subscription WebSessionChanges($sessionId: ID!, $afterSequence: Int!) {\n  sessionChanges(sessionId: $sessionId, afterSequence: $afterSequence) {\n    sequence\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SessionListItem on Session {\n  id\n  title\n  createdAt\n  revision\n  activeRun {\n    id\n    message {\n      id\n    }\n  }\n}"): (typeof documents)["fragment SessionListItem on Session {\n  id\n  title\n  createdAt\n  revision\n  activeRun {\n    id\n    message {\n      id\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebSession($id: ID!, $before: String) {\n  session(id: $id) {\n    ...SessionListItem\n    messages(last: 30, before: $before) {\n      edges {\n        node {\n          ...MessageParts\n        }\n      }\n      pageInfo {\n        hasPreviousPage\n        startCursor\n      }\n    }\n  }\n}"): (typeof documents)["query WebSession($id: ID!, $before: String) {\n  session(id: $id) {\n    ...SessionListItem\n    messages(last: 30, before: $before) {\n      edges {\n        node {\n          ...MessageParts\n        }\n      }\n      pageInfo {\n        hasPreviousPage\n        startCursor\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebSessions($after: String) {\n  sessions(first: 25, after: $after) {\n    edges {\n      node {\n        ...SessionListItem\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): (typeof documents)["query WebSessions($after: String) {\n  sessions(first: 25, after: $after) {\n    edges {\n      node {\n        ...SessionListItem\n      }\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebStopRun($runId: ID!) {\n  stopRun(input: {runId: $runId}) {\n    run {\n      ...RunParts\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebStopRun($runId: ID!) {\n  stopRun(input: {runId: $runId}) {\n    run {\n      ...RunParts\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebVerifyEmail($token: String!) {\n  verifyEmail(input: {token: $token}) {\n    user {\n      id\n      email\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"): (typeof documents)["mutation WebVerifyEmail($token: String!) {\n  verifyEmail(input: {token: $token}) {\n    user {\n      id\n      email\n    }\n    userErrors {\n      code\n      message\n      field\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebViewer {\n  viewer {\n    id\n    name\n    email\n  }\n}"): (typeof documents)["query WebViewer {\n  viewer {\n    id\n    name\n    email\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query WebWaitingApprovals {\n  waitingApprovals {\n    toolCallId\n    toolName\n    arguments\n    expiresAt\n    run {\n      id\n      session {\n        id\n        title\n      }\n    }\n  }\n}"): (typeof documents)["query WebWaitingApprovals {\n  waitingApprovals {\n    toolCallId\n    toolName\n    arguments\n    expiresAt\n    run {\n      id\n      session {\n        id\n        title\n      }\n    }\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation WebWithdrawMessage($messageId: ID!) {\n  withdrawMessage(input: {messageId: $messageId}) {\n    session {\n      ...SessionListItem\n      messages(last: 30) {\n        edges {\n          node {\n            ...MessageParts\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"): (typeof documents)["mutation WebWithdrawMessage($messageId: ID!) {\n  withdrawMessage(input: {messageId: $messageId}) {\n    session {\n      ...SessionListItem\n      messages(last: 30) {\n        edges {\n          node {\n            ...MessageParts\n          }\n        }\n        pageInfo {\n          hasPreviousPage\n          startCursor\n        }\n      }\n    }\n    userErrors {\n      code\n      message\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;