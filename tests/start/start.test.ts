import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmbeddedPostgres } from '../../cli/postgres/start-embedded-postgres.ts'
import { type Child, startChild } from '../support/child.ts'
import { copyPreparedHome } from '../support/copy-prepared-home.ts'
import { freePort } from '../support/redis.ts'
import { waitFor } from '../support/wait-for.ts'

let home: string
let port: string
const children: Child[] = []
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'chainlens-start-'))
  port = String(await freePort())
})
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.end()))
  await rm(home, { recursive: true, force: true })
})

function start(settings: Record<string, string> = {}): Child {
  const child = startChild(['start'], { CHAINLENS_HOME: home, PORT: port, CHAINLENS_DATA: 'recorded', ...settings })
  children.push(child)
  return child
}

async function untilReady(child: Child): Promise<void> {
  await waitFor(async () => {
    if (child.process.exitCode !== null) throw new Error(child.output())
    return (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.status === 200
  })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(home, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
}

/** One clear line: what happened, and what to do in the next; no stack. */
async function expectRefusal(child: Child, message: RegExp): Promise<void> {
  expect(await child.exited).toBe(1)
  expect(child.output()).toMatch(message)
  expect(child.output()).not.toMatch(/\n\s+at .*\.ts/)
}

describe('npm start', () => {
  it('says how to sign in, and Ctrl-C leaves no process behind', async () => {
    const child = start()
    await untilReady(child)
    await waitFor(() => child.output().includes('Ctrl-C stops everything'))
    expect(child.output()).toContain('demo@chainlens.local')
    expect(child.output()).toContain(`http://localhost:${port}/`)
    const postmaster = await postmasterPid()
    expect(isAlive(postmaster)).toBe(true)
    expect(await child.end('SIGINT')).toBe(0)
    await waitFor(() => !isAlive(postmaster))
    expect(child.output()).toContain('Stopped.')
  })

  it('serves the web app and the graph on one port', async () => {
    await copyPreparedHome(home)
    const child = start()
    await untilReady(child)
    const page = await fetch(`http://127.0.0.1:${port}/`)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).toContain('<div id="root">')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    const landing = await fetch(`http://127.0.0.1:${port}/graphql`, { headers: { accept: 'text/html' } })
    expect(await landing.text()).toMatch(/sandbox/i)
  })

  it('that is stopped in the middle leaves no process behind either', async () => {
    const child = start()
    const postmaster = await waitFor(() => postmasterPid().catch(() => null))
    expect(await child.end('SIGINT')).toBe(0)
    await waitFor(() => !isAlive(postmaster))
    expect(child.output()).toContain('Stopped.')
  })

  it('recovers from a SIGKILL, with its data', async () => {
    await copyPreparedHome(home)
    const first = start()
    await untilReady(first)
    const password = await readFile(join(home, 'demo-password'), 'utf8')
    await first.end('SIGKILL')
    const second = start()
    await untilReady(second)
    expect(await readFile(join(home, 'demo-password'), 'utf8')).toBe(password)
    const answer = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: 'mutation ($input: LogInInput!) { logIn(input: $input) { user { name } } }',
        variables: { input: { email: 'demo@chainlens.local', password: password.trim() } },
      }),
    })
    expect(await answer.json()).toEqual({ data: { logIn: { user: { name: 'Demo' } } } })
  })

  it('refuses a port that is in use', async () => {
    await copyPreparedHome(home)
    const other = createServer().listen(Number(port), '127.0.0.1')
    await once(other, 'listening')
    await expectRefusal(start(), new RegExp(`Port ${port} is in use`))
    other.close()
  })

  it('refuses a data directory that it cannot write to', async () => {
    const file = join(home, 'a-file')
    await writeFile(file, '')
    await expectRefusal(start({ CHAINLENS_HOME: join(file, 'home') }), /CHAINLENS_HOME/)
  })

  it('refuses a second start on the same data, and leaves the first alone', async () => {
    await copyPreparedHome(home)
    const first = start()
    await untilReady(first)
    await expectRefusal(start({ PORT: String(await freePort()) }), new RegExp(String(first.process.pid)))
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200)
  })

  it('refuses data that a newer version wrote', async () => {
    await copyPreparedHome(home)
    const first = start()
    await untilReady(first)
    await first.end('SIGTERM')
    const postgres = await startEmbeddedPostgres({ homeDirectory: home })
    const client = new Client({ connectionString: postgres.url })
    await client.connect()
    await client.query(
      `insert into agents.mikro_orm_migrations (name, executed_at) values ('9999-from-the-future', now())`,
    )
    await client.end()
    await postgres.dispose()
    await expectRefusal(start(), /newer ChainLens/)
  })

  it('refuses a setting that is wrong, by its name', async () => {
    await expectRefusal(start({ PORT: 'eighty' }), /PORT/)
  })
})
