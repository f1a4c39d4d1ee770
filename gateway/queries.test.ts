import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestGateway, type TestGateway } from './testing/test-gateway.ts'

describe('the gateway', () => {
  let test: TestGateway
  beforeEach(async () => {
    test = await createTestGateway()
  })
  afterEach(() => test.dispose())

  it('answers across two hops', async () => {
    const { data, errors } = await test.ask('{ run(id: "7") { id session { agent { name owner { name } } } } }')
    expect(errors).toBeUndefined()
    expect(data.run.session.agent.owner.name).toBe('Ada')
  })
})
