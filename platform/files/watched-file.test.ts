import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createWatchedFile, type Sight } from './watched-file.ts'

let folder: string
let file: string
let sights: Sight[]
let wake: () => void
const undo: (() => void)[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chainlens-watched-'))
  file = join(folder, 'a.graphql')
  sights = []
})
afterEach(async () => {
  for (const step of undo.splice(0)) step()
  await rm(folder, { recursive: true, force: true })
})

function watch(options: { pollMs?: number; path?: string } = {}): void {
  const { pollMs = 60_000, path = file } = options
  const watched = createWatchedFile(path, { pollMs, settleMs: 2, maxBytes: 10 })
  const watching = watched.watch((sight) => {
    sights.push(sight)
    wake?.()
  })
  undo.push(() => watching.dispose())
}

async function until(isSo: (last: Sight | undefined) => boolean): Promise<void> {
  while (!isSo(sights.at(-1)))
    await new Promise<void>((resolve) => {
      wake = resolve
    })
}
const untilText = (text: string) => until((last) => last !== undefined && 'text' in last && last.text === text)
const untilProblem = (part: string) =>
  until((last) => last !== undefined && 'problem' in last && last.problem.includes(part))

it('tells a text once, whether it is written or another file takes its place', async () => {
  await writeFile(file, 'one')
  watch()
  await untilText('one')
  await writeFile(file, 'two')
  await untilText('two')
  await writeFile(file, 'two')
  await writeFile(join(folder, 'b'), 'three')
  await rename(join(folder, 'b'), file)
  await untilText('three')
  expect(sights.filter((sight) => 'text' in sight && sight.text === 'two')).toHaveLength(1)
})

it('does not tell again what was read', async () => {
  await writeFile(file, 'one')
  const watched = createWatchedFile(file, { pollMs: 60_000, settleMs: 2, maxBytes: 10 })
  expect(await watched.read()).toEqual({ text: 'one' })
  const watching = watched.watch((sight) => {
    sights.push(sight)
    wake?.()
  })
  undo.push(() => watching.dispose())
  await writeFile(file, 'two')
  await untilText('two')
  expect(sights).not.toContainEqual({ text: 'one' })
})

it('says that there is none, that it is too large by a byte, or is a folder', async () => {
  watch()
  await untilProblem('there is no file')
  await writeFile(file, '0123456789')
  await untilText('0123456789')
  await writeFile(file, '0123456789a')
  await untilProblem('more than 10 bytes')
  await rm(file)
  await untilProblem('there is no file')
  await mkdir(file)
  await untilProblem('is no file')
})

it('finds by looking what watching does not tell: a file linked from another folder', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'chainlens-watched-'))
  undo.push(() => void rm(elsewhere, { recursive: true }))
  await writeFile(join(elsewhere, 'a'), 'one')
  await symlink(join(elsewhere, 'a'), file)
  watch({ pollMs: 5 })
  await untilText('one')
  await writeFile(join(elsewhere, 'a'), 'two')
  await untilText('two')
})

it('follows a folder that is replaced, as Kubernetes does', async () => {
  const mount = async (name: string, text: string) => {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'a.graphql'), text)
    await symlink(name, join(folder, '..data_tmp'))
    await rename(join(folder, '..data_tmp'), join(folder, '..data'))
  }
  await mount('..one', 'one')
  await symlink('..data/a.graphql', file)
  watch()
  await untilText('one')
  await mount('..two', 'two')
  await untilText('two')
})

it('tells nothing once it is disposed', async () => {
  await writeFile(file, 'one')
  watch()
  await untilText('one')
  undo.splice(0).map((step) => step())
  await writeFile(file, 'two')
  const second = createWatchedFile(file, { pollMs: 5, settleMs: 2, maxBytes: 10 })
  await new Promise<void>((resolve) => undo.push(second.watch(() => resolve()).dispose))
  expect(sights).toEqual([{ text: 'one' }])
})
