import { composeSuite } from './compose-suite.ts'
import type { CreateConformanceGateway } from './conformance-gateway.ts'
import type { ConformanceOperation, ConformanceSuite } from './conformance-suite.ts'
import { judge, type Verdict } from './judge.ts'

/** An operation, how it was answered, and how many requests that took. */
export interface Judged {
  operation: ConformanceOperation
  verdict: Verdict
  requests: number
}

/** Asks a gateway all operations of a suite, one after the other. */
export async function runSuite(suite: ConformanceSuite, createGateway: CreateConformanceGateway): Promise<Judged[]> {
  const composed = composeSuite(suite)
  const gateway = await createGateway(composed)
  const judged: Judged[] = []
  for (const operation of suite.operations) {
    composed.calls.length = 0
    const answer = await gateway.answer(operation.query, operation.variables ?? {}).catch((error: Error) => ({
      data: undefined,
      errors: [`(thrown: ${error.message})`],
    }))
    const verdict = judge(operation, answer, composed.calls)
    judged.push({ operation, verdict, requests: composed.calls.length })
  }
  await gateway.dispose()
  return judged
}
