export { answerMetrics } from './answer-metrics.ts'
export { createBoundedLabel } from './bounded-label.ts'
export { createMetrics, type Metrics } from './create-metrics.ts'
