import { defineAgents } from './define-agents.ts'
import { createOfflineAnalyst } from './models/offline/create-offline-analyst.ts'

/** Agents as an installation has them: without a key, the offline analyst answers. */
export default defineAgents({ models: [{ model: createOfflineAnalyst(), reserveUsd: '0' }] })
