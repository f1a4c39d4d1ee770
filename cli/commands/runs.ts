import { parseArgs } from 'node:util'
import { loadConfig } from '@chainlens/platform/config'
import { ChainLensError } from '@chainlens/platform/errors'
import { decodeId } from '@chainlens/platform/ids'
import { createLogger } from '@chainlens/platform/telemetry'
import { decideDeadRun } from '../../subgraphs/agents/domain/dead-runs/decide-dead-run.ts'
import { readDeadRuns } from '../../subgraphs/agents/domain/dead-runs/read-dead-runs.ts'
import { installModels } from '../../subgraphs/agents/models/install-models.ts'
import { describeDeadRuns } from '../runs/describe-dead-runs.ts'
import { openAgentsDatabase } from '../runs/open-agents-database.ts'
import type { Command } from './command.ts'

const HINT = 'runs --dead [--all] [--json], runs --retry run_…, runs --discard run_…'

/**
 * `runs`: the runs that cost too many workers, for an operator at the machine: lists them, has one's question answered
 * again, or drops it. Works on DATABASE_URL, or on what `npm start` runs on. 1 where something was refused.
 */
export const runs: Command = async (args) => {
  const { values } = readArguments(args)
  const config = loadConfig()
  const database = await openAgentsDatabase(config)
  try {
    const id = values.retry ?? values.discard
    if (id === undefined) {
      const dead = await readDeadRuns(database, { withDecided: values.all, limit: 100 })
      if (values.json) console.log(JSON.stringify(dead, null, 2))
      else console.log(describeDeadRuns(dead).join('\n'))
      return 0
    }
    const runId = decodeId('run', id)
    if (!runId) throw new ChainLensError({ code: 'NO_SUCH_RUN', message: `${id} is no id of a run.`, hint: HINT })
    const logger = createLogger({ level: config.logLevel, name: 'runs' })
    const services = { database, models: installModels(config), logger }
    const decision = values.retry === undefined ? 'DISCARDED' : 'RETRIED'
    const { deadRun, userErrors } = await decideDeadRun(services, { runId, decision, by: 'operator' })
    for (const { code, message } of userErrors) console.error(`✖ ${code}: ${message}`)
    if (deadRun) console.log(describeDeadRuns([deadRun]).join('\n'))
    return userErrors.length > 0 ? 1 : 0
  } finally {
    await database.dispose()
  }
}

function readArguments(args: string[]) {
  const flag = { type: 'boolean', default: false } as const
  const id = { type: 'string' } as const
  const options = { dead: flag, all: flag, json: flag, retry: id, discard: id }
  try {
    const read = parseArgs({ args, options })
    const { dead, retry, discard } = read.values
    const asked = [dead, retry !== undefined, discard !== undefined].filter(Boolean).length
    if (asked !== 1) throw new Error('Say one of --dead, --retry and --discard.')
    return read
  } catch (cause) {
    throw new ChainLensError({ code: 'WRONG_ARGUMENTS', message: (cause as Error).message, hint: HINT, cause })
  }
}
