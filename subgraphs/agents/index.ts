import { defineAgents } from './define-agents.ts'
import { installModels } from './models/install-models.ts'

/** Agents as an installation has them: without a key, the offline analyst answers. */
export default defineAgents({ models: ({ config }) => installModels(config) })
