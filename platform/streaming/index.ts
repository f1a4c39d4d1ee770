export { mapResults } from './map-results.ts'
export { sseResponse } from './sse-response.ts'
export { type StreamFormat, type StreamOptions, streamResponse } from './stream-response.ts'
