import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import { executeTool } from '../executor/execute-tool.ts'
import { loadTools } from './load-tools.ts'

const registry = new URL('.', import.meta.url).pathname
let test: TestPlatform
beforeEach(async () => {
  test = await createTestPlatform()
})
afterEach(() => test.dispose())

/** Folders with these files in them; they go with the test. */
function folders(files: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'chainlens-tools-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'subgraphs/demo/tools'), { recursive: true })
  mkdirSync(join(root, 'plugins'))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text)
  return { subgraphs: join(root, 'subgraphs'), plugins: join(root, 'plugins') }
}
const operation = (body: string, comment = '# Says who asks.') => `${comment}\n${body}\n`

describe('a tool is one file', () => {
  it('as an operation', async () => {
    const tools = await loadTools(
      test.platform,
      folders({ 'subgraphs/demo/tools/who.graphql': operation('query WhoAmI { viewer { id } }') }),
    )
    expect(tools.get('who_am_i')).toMatchObject({ description: 'Says who asks.', inputSchema: { properties: {} } })
  })

  it('as code', async () => {
    const plugin = `import { z } from '${join(registry, '../../../node_modules/zod/index.js')}'
import { defineTool } from '${join(registry, 'define-tool.ts')}'
export default defineTool({ name: 'add', description: 'Adds.', input: z.object({ a: z.number(), b: z.number() }),
  effect: 'READ', timeoutMs: 1000, run: async ({ a, b }) => ({ sum: a + b }) })`
    const tools = await loadTools(test.platform, folders({ 'plugins/add.ts': plugin }))
    const context = {
      tools,
      limits: test.platform.limits,
      logger: test.platform.logger,
      principal: testPrincipal('01890000-0000-7000-8000-000000000001'),
      signal: new AbortController().signal,
    }
    const outcome = await executeTool(context, { name: 'add', arguments: { a: 1, b: 2 }, callId: null })
    expect(outcome).toMatchObject({ outcome: 'SUCCEEDED', result: { sum: 3 } })
    const refused = await executeTool(context, { name: 'add', arguments: { a: 1 }, callId: null })
    expect(refused.failure?.code).toBe('INVALID_ARGUMENTS')
  })

  it.each([
    ['a field that the graph has not', operation('query X { viewer { shoeSize } }'), 'shoeSize'],
    ['two operations', operation('query X { viewer { id } } query Y { viewer { id } }'), 'one operation'],
    ['no comment', operation('query X { viewer { id } }', ''), 'comment'],
    ['a mutation', operation('mutation X { logOut { userErrors { code } } }'), 'query'],
    ['what is no GraphQL', '# Hm.\nquery {', 'Syntax'],
  ])('and stops the start with %s', async (_case, text, reason) => {
    const loading = loadTools(test.platform, folders({ 'subgraphs/demo/tools/x.graphql': text }))
    await expect(loading).rejects.toThrow(reason)
  })

  it('and stops the start when two share a name', async () => {
    const text = operation('query Twice { viewer { id } }')
    const two = folders({ 'subgraphs/demo/tools/a.graphql': text, 'subgraphs/demo/tools/b.graphql': text })
    await expect(loadTools(test.platform, two)).rejects.toThrow('Two tools are called twice.')
  })
})

describe('a tool that does not end', () => {
  it('is given up at its limit, and aborted', async () => {
    const { promise: aborted, resolve } = Promise.withResolvers<void>()
    const slow = {
      name: 'slow',
      description: 'Never ends.',
      inputSchema: { type: 'object' },
      effect: 'READ' as const,
      isRisky: false,
      isTrusted: false,
      timeoutMs: 20,
      run: (_input: object, { signal }: { signal: AbortSignal }) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            resolve()
            reject(signal.reason)
          })
        }),
    }
    const outcome = await executeTool(
      {
        tools: new Map([['slow', slow]]),
        limits: test.platform.limits,
        logger: test.platform.logger,
        principal: testPrincipal('01890000-0000-7000-8000-000000000001'),
        signal: new AbortController().signal,
      },
      { name: 'slow', arguments: {}, callId: null },
    )
    await aborted
    expect(outcome).toMatchObject({ outcome: 'TIMED_OUT', failure: { code: 'TIMED_OUT', retryable: true } })
  })
})
