export { type AskGraphInput, askGraph, type GraphAnswer } from './ask-graph.ts'
export { callRoute } from './call-route.ts'
export { createPlatform } from './create-platform.ts'
export type { InternalServices, Keys, Platform } from './platform.ts'
