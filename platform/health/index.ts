export { checkDependency } from './check-dependency.ts'
export { createProcessRoutes } from './create-process-routes.ts'
export { type AnswerReadiness, createReadiness, type ReadinessReport } from './create-readiness.ts'
export type { Dependency } from './dependency.ts'
