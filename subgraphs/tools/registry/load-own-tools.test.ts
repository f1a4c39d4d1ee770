import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import { loadTools } from './load-tools.ts'

let test: TestPlatform | undefined
afterEach(() => test?.dispose())

/** Tools of an installation whose own folder, far from this repository, has these files. */
async function load(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'chainlens-own-tools-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  test = await createTestPlatform({ toolsFolder: folder })
  return loadTools(test.platform)
}
const tool = (
  name: string,
) => `export default ({ defineTool, z }) => defineTool({ name: '${name}', description: 'Books it.',
  input: z.object({ what: z.string() }), effect: 'IDEMPOTENT_WRITE', timeoutMs: 1000, run: async ({ what }) => what })`

describe("an operator's own folder of tools", () => {
  it('adds to those of the house, without importing anything from it', async () => {
    const tools = await load({ 'book.mjs': tool('book'), 'notes.txt': 'not one' })
    expect(tools.get('book')).toMatchObject({ effect: 'IDEMPOTENT_WRITE', inputSchema: { required: ['what'] } })
    expect(tools.has('calculate')).toBe(true)
  })

  it.each([
    ['a file that exports no function', 'export default 3', 'TOOL_BROKEN'],
    ['a function that makes no tool', 'export default () => ({ name: 3 })', 'TOOL_BROKEN'],
    ['a file that does not load', 'import "./nowhere.mjs"', 'TOOL_BROKEN'],
    ['a name that the house has', tool('calculate'), 'TOOL_TWICE'],
  ])('refuses %s', async (_what, text, code) => {
    await expect(load({ 'one.mjs': text })).rejects.toMatchObject({ code })
  })

  it('refuses a folder that is not there', async () => {
    test = await createTestPlatform({ toolsFolder: join(tmpdir(), 'chainlens-no-such-folder') })
    await expect(loadTools(test.platform)).rejects.toMatchObject({ code: 'TOOL_BROKEN', hint: expect.any(String) })
  })
})
