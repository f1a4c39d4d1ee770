import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import { createLogger } from '../telemetry/index.ts'
import { maskError } from './mask-error.ts'

const context = { requestId: 'r1', logger: createLogger({ level: 'silent', name: 'test' }) }

function masked(code: string, message = 'could not extend file "base/5/24576"'): string {
  const originalError = Object.assign(new Error(message), { code })
  const { message: said, extensions } = maskError(new GraphQLError(message, { originalError }), context)
  expect(said).not.toContain('base/')
  return String(extensions?.code)
}

describe('an error of the database', () => {
  it('that passes is told as such, whatever it is: who asks again later may be answered', () => {
    // Disk full, too many connections, shut down, crashed, in recovery, a lock that another keeps.
    for (const code of ['53100', '53300', '57P01', '57P02', '57P03', '55P03', 'ECONNREFUSED'])
      expect(masked(code), code).toBe('SUBGRAPH_UNAVAILABLE')
    expect(masked('', 'timeout exceeded when trying to connect')).toBe('SUBGRAPH_UNAVAILABLE')
  })

  it('that does not pass is a fault of ours', () => {
    for (const code of ['42P01', '23505', '22P02', '']) expect(masked(code), code).toBe('INTERNAL_SERVER_ERROR')
  })
})
