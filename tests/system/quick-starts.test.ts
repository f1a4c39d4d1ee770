import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { rootDirectory } from '../../cli/root-directory.ts'
import { type System, startSystem } from '../support/system.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system?.dispose())

/** The one program of a page, by the language that it names. */
function programOf(page: string, language: string): string {
  const source = readFileSync(join(rootDirectory, 'docs/how-to/connect', page), 'utf8')
  const [program, ...more] = [...source.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))]
  if (!program?.[1] || more.length > 0) throw new Error(`${page} has to have one program in ${language}`)
  return program[1]
}

/** Runs a program that it is given as input, as a reader of its page would. */
async function run(command: string, args: string[], program: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(command, args, {
    cwd: rootDirectory,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      CHAINLENS_URL: system.url,
      CHAINLENS_EMAIL: 'demo@chainlens.local',
      CHAINLENS_PASSWORD: system.demoPassword,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(program)
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [said, complained, code] = await Promise.all([text(child.stdout), text(child.stderr), exited])
  return { code, said: code === 0 ? said : `${said}\n${complained}` }
}

/** An answer of the analyst, whole, as often as the program prints it. */
function expectAnswer({ code, said }: { code: number | null; said: string }, times = 1): void {
  expect({ code, said }).toMatchObject({ code: 0 })
  expect(said.match(/^COMPLETED$/gm)).toHaveLength(times)
  expect(said.match(/Ethereum/g)?.length).toBeGreaterThanOrEqual(times)
}

const isMissing = (program: string) => (process.env.CHAINLENS_MISSING_TOOLS ?? '').split(',').includes(program)
const isThere = (command: string, ...args: string[]) => spawnSync(command, args).status === 0

describe('the quick-start for', () => {
  it.skipIf(isMissing('jq'))('curl runs as it is written', async () => {
    expectAnswer(await run('bash', ['-s'], programOf('curl.md', 'bash')))
  })

  it.each([
    ['Apollo Client', 'apollo-client.md', 2],
    ['graphql-ws', 'graphql-ws.md', 1],
    ['graphql-sse', 'graphql-sse.md', 1],
  ])('%s runs as it is written', async (_, page, times) => {
    expectAnswer(await run(process.execPath, ['--input-type=module', '-'], programOf(page, 'js')), times)
  })

  // npm brings no Python, and one mode is enough to see that the page is right.
  if (inject('mode') === 'embedded') {
    const python = 'python3'
    const hasGql = isThere(
      python,
      '-c',
      'import aiohttp, websockets, gql; assert int(gql.__version__.split(".")[0]) >= 4',
    )
    if (!hasGql)
      console.log('Python has no gql here: pip install "gql[aiohttp,websockets]>=4"; its quick-start is skipped.')
    it.skipIf(!hasGql)("Python's gql runs as it is written", async () => {
      expectAnswer(await run(python, ['-'], programOf('python-gql.md', 'python')))
    })
  }
})
