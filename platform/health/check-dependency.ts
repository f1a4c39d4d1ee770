import type { Dependency } from './dependency.ts'

const LIMIT_MS = 1_500

/** Whether `ask` answers in time. What it throws is not told: it may name addresses and accounts. */
export async function checkDependency(
  name: string,
  ask: () => Promise<unknown>,
  options: { isRequired?: boolean; timeoutMs?: number } = {},
): Promise<Dependency> {
  const { isRequired = true, timeoutMs = LIMIT_MS } = options
  const late = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => late.resolve('late'), timeoutMs)
  try {
    const answer = await Promise.race([ask().then(() => 'ok' as const), late.promise])
    if (answer === 'ok') return { name, ok: true, isRequired }
    return { name, ok: false, isRequired, reason: 'does not answer in time' }
  } catch {
    return { name, ok: false, isRequired, reason: 'can not be reached' }
  } finally {
    clearTimeout(timer)
  }
}
