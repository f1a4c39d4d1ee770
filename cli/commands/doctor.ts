import { loadConfig } from '@chainlens/platform/config'
import { createLogger } from '@chainlens/platform/telemetry'
import { describeDiagnoses } from '../doctor/describe-diagnoses.ts'
import { diagnose } from '../doctor/diagnose.ts'
import type { Command } from './command.ts'

/**
 * `doctor`: asks every source whether it answers, and says which lack a key and what each adds; `--json` for
 * programs. Needs neither a database nor a server. 1 where a source that was asked does not answer.
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
  }
  return diagnoses.some(({ outcome }) => outcome.state === 'FAILS') ? 1 : 0
}
