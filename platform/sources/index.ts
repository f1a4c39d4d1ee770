export {
  askProbe,
  type CataloguedSource,
  type DataSource,
  describeSource,
  type ProbeOutcome,
  type Problem,
  probeSource,
  SOURCE_CATALOGUE,
} from './catalogue/index.ts'
export { createSources } from './create-sources.ts'
export { keepDocument, type SourceDocument } from './documents/keep-document.ts'
export { sourceDocumentsMigrations } from './documents/migrations.ts'
export { purgeDocumentsNow, startDocumentRetention } from './documents/start-document-retention.ts'
export { missingFrom, SourceFailure, type SourceFailureCode } from './source-failure.ts'
export type { SourceAnswer, SourceRequest, Sources } from './sources.ts'
