import { loadConfig } from '@chainlens/platform/config'
import { createLogger } from '@chainlens/platform/telemetry'
import { describeDiagnoses } from '../doctor/describe-diagnoses.ts'
import { diagnose } from '../doctor/diagnose.ts'
import { countDeadRuns } from '../runs/count-dead-runs.ts'
import type { Command } from './command.ts'

/**
 * `doctor`: asks every source whether it answers, and says which lack a key and what each adds; `--json` for
 * programs. Needs neither a database nor a server; where one runs, dead runs are mentioned. 1 where a source that was asked does not answer.
 */
export const doctor: Command = async (args) => {
  const config = loadConfig()
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const diagnoses = await diagnose(config, createLogger({ level: 'silent', name: 'doctor' }), stop.signal)
  if (args.includes('--json')) console.log(JSON.stringify(diagnoses, null, 2))
  else {
    const colour = process.stdout.isTTY === true
    console.log(describeDiagnoses(diagnoses, { data: config.data, colour }).join('\n'))
    const dead = await countDeadRuns(config)
    if (dead) console.log(`\n${dead} dead runs wait for a decision: npm run chainlens -- runs --dead`)
  }
  return diagnoses.some(({ outcome }) => outcome.state === 'FAILS') ? 1 : 0
}
