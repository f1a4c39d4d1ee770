import { Ajv2020 } from 'ajv/dist/2020.js'
import type { OfferedTool } from '../list-tools.ts'

/** What is wrong with arguments; null for nothing. */
type Check = (input: Record<string, unknown>) => string | null

const MOST_KEPT = 200
/** By the schema's text: each run lists the tools anew. The oldest goes when there are too many. */
const checks = new Map<string, Check>()

/**
 * Why a call that its user may be asked about can't be made as it is; null where it can, or nobody is asked. Held
 * against the tool's schema as its executor does it, so that nobody agrees to a call that is refused afterwards.
 */
export function checkArguments(tool: OfferedTool, input: Record<string, unknown>): string | null {
  if (!tool.isRisky && tool.effect === 'READ') return null
  const key = JSON.stringify(tool.inputSchema)
  let check = checks.get(key)
  if (!check) {
    check = createCheck(tool.inputSchema)
    checks.set(key, check)
    if (checks.size > MOST_KEPT) for (const oldest of checks.keys().take(1)) checks.delete(oldest)
  }
  return check(input)
}

function createCheck(schema: OfferedTool['inputSchema']): Check {
  // An instance of its own: one that were shared would keep every schema that it ever saw.
  const ajv = new Ajv2020({ useDefaults: true, allErrors: true, strict: false, logger: false })
  try {
    const fits = ajv.compile(schema)
    // Defaults are filled in while it is looked at: not in what the user is shown.
    return (input) => (fits(structuredClone(input)) ? null : ajv.errorsText(fits.errors, { dataVar: 'arguments' }))
  } catch {
    // A schema that can't be read here: the executor, whose it is, says what it makes of the arguments.
    return () => null
  }
}
