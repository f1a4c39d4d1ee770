import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootDirectory } from '../../cli/root-directory.ts'
import { follow, openSession, send, textOf } from '../support/conversation.ts'
import { type Person, signIn } from '../support/graph.ts'
import { type System, startSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'

let folder: string
let file: string
let system: System
let person: Person
/** Ours, and ours without a field of Query that nothing else asks for. */
let whole: string
let less: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chainlens-reload-'))
  file = join(folder, 'supergraph.graphql')
  whole = await readFile(join(rootDirectory, 'schema/supergraph.graphql'), 'utf8')
  less = whole.replace(/\n {2}"""[^"]*"""\n {2}defaultAgent: Agent![^\n]*/, '')
  await writeFile(file, less)
  system = await startSystem({ CHAINLENS_SUPERGRAPH: file })
  person = await signIn(system)
})
afterAll(async () => {
  await person?.dispose()
  await system?.dispose()
  await rm(folder, { recursive: true, force: true })
})

async function replaceFile(sdl: string): Promise<void> {
  await writeFile(`${file}.new`, sdl)
  await rename(`${file}.new`, file)
}

async function supergraph(): Promise<{ ok: boolean; id: string; reason?: string }> {
  const { dependencies } = (await (await fetch(`${system.url}/readyz`)).json()) as {
    dependencies: { name: string; ok: boolean; id: string; reason?: string }[]
  }
  return dependencies.find(({ name }) => name === 'supergraph') as { ok: boolean; id: string }
}

/** Replaces the file and waits until another supergraph answers. */
async function swap(sdl: string): Promise<void> {
  const { id } = await supergraph()
  await replaceFile(sdl)
  await waitFor(async () => (await supergraph()).id !== id)
}

const DEFAULT_AGENT = '{ defaultAgent { name } }'

describe('a supergraph that is replaced while clients ask', () => {
  it('answers with the new field, refuses a bad one, and goes on', async () => {
    expect((await person.post(DEFAULT_AGENT)).errors?.[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
    await swap(whole)
    expect((await person.post(DEFAULT_AGENT)).data.defaultAgent.name).toEqual(expect.any(String))
    await replaceFile(whole.slice(0, 5_000))
    await waitFor(async () => (await supergraph()).ok === false)
    expect((await supergraph()).reason).toBe('a newer one was refused')
    expect((await person.post(DEFAULT_AGENT)).data.defaultAgent.name).toEqual(expect.any(String))
    await replaceFile(whole)
    await waitFor(async () => (await supergraph()).ok)
  })

  it('lets a run stream to its end, and loses no request of others', { timeout: 180_000 }, async () => {
    const sessionId = await openSession(person)
    const { run } = await send(person, { sessionId, content: 'Is eip155:1/slip44:60 a healthy asset?' })
    let isOver = false
    const ask = async () => {
      let count = 0
      for (; !isOver; count += 1) {
        const { status, errors, data } = await person.post('{ models { name isDefault } }')
        expect([status, errors]).toEqual([200, undefined])
        expect(data.models.length).toBeGreaterThan(0)
      }
      return count
    }
    const keepSwapping = async () => {
      let count = 0
      for (; !isOver; count += 1) await swap(count % 2 === 0 ? less : whole)
      return count
    }
    const followRun = async () => {
      try {
        return await follow(person, run?.id ?? '')
      } finally {
        isOver = true
      }
    }
    const [events, asked, swaps] = await Promise.all([followRun(), ask(), keepSwapping()])
    const end = events.at(-1)
    expect(end).toMatchObject({ __typename: 'RunEnded', runStatus: 'COMPLETED' })
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1))
    expect(textOf(events)).toBe(end.message.content)
    expect([asked, swaps].every((count) => count > 0)).toBe(true)
  })
})
