/**
 * Which types each interface of the graph stands for, so that Apollo's cache can match fragments on interfaces.
 * `possible-types.test.ts` holds it against schema/api.graphql.
 */
export const possibleTypes = {
  AnalysisReport: ['OnchainReport', 'SentimentReport', 'TeamReport', 'TokenomicsReport'],
  RunEvent: [
    'ApprovalAnswered',
    'ApprovalRequested',
    'OtherRunEvent',
    'RunEnded',
    'RunStarted',
    'StepReset',
    'TextDelta',
    'ToolCallEnded',
    'ToolCallStarted',
  ],
}
