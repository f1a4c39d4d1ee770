import type { Database } from '@chainlens/platform/db'
import type { Platform } from '@chainlens/platform/service'
import type { ModelRegistry } from '../models/model-registry.ts'
import type { EventWriter } from './event-writer.ts'
import type { ToolList } from './list-tools.ts'
import type { RunLimits } from './run-limits.ts'

/** What runs are executed with. */
export interface Engine {
  readonly platform: Platform
  readonly database: Database
  readonly models: ModelRegistry
  readonly writer: EventWriter
  readonly limits: RunLimits
  readonly toolList: ToolList
}
