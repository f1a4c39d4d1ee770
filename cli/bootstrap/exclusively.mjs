import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, renameSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expectedError } from './expected-error.mjs'
import { jsonFile } from './json-file.mjs'

const heartbeatMs = 5_000
/** Whoever holds the lock touches it; longer silence means that its process id is another's by now. */
const silentForMs = 60_000
/** What the holder had started may outlive it, and touches nothing. */
const longestStepMs = 600_000

/**
 * Does work while no other process does work under the same lock file; waits for the one that has it. The work is
 * given a function to name the process it starts, which keeps the lock when ours is killed.
 */
export async function exclusively(path, work) {
  const own = `${path}.${randomUUID()}`
  const record = { id: randomUUID(), pid: process.pid, host: hostname() }
  let isWaiting = false
  try {
    while (!tryLock(path, own, record)) {
      if (!isWaiting) process.stderr.write(`Waiting for process ${jsonFile.read(path)?.pid}, which is installing …\n`)
      isWaiting = true
      await sleep(200)
    }
  } catch (error) {
    throw expectedError(
      `Something has to be installed or built, but ${dirname(dirname(path))} cannot be written: ${error.message}`,
    )
  } finally {
    rmSync(own, { force: true })
  }
  const heartbeat = setInterval(() => touch(path), heartbeatMs)
  try {
    return await work((childPid) => jsonFile.write(path, { ...record, childPid }))
  } finally {
    clearInterval(heartbeat)
    if (jsonFile.read(path)?.id === record.id) rmSync(path, { force: true })
    removeEmpty(dirname(path))
  }
}

/** A hard link is the lock: it appears whole or not at all, and never over another. */
function tryLock(path, own, record) {
  mkdirSync(dirname(path), { recursive: true, mode: process.geteuid?.() === 0 ? 0o711 : 0o700 })
  try {
    writeFileSync(own, JSON.stringify(record))
  } catch (error) {
    if (error.code === 'ENOENT') return false // the directory went with the lock of the one before
    throw error
  }
  if (linkOnce(own, path)) return true
  const found = jsonFile.read(path)
  if (!exists(path) || isHeld(path, found)) return false
  return takeOver(path, found?.id, own)
}

/**
 * Replaces the lock of a dead process. Several may find it at once: the right to replace this one lock is taken by a
 * file that carries its id, and who has it looks again. See cli/postgres/take-over-lock.ts, which does the same.
 */
function takeOver(path, staleId, own) {
  const rights = []
  for (;;) {
    const right = `${path}.${staleId ?? 'unreadable'}.${rights.length}`
    rights.push(right)
    if (linkOnce(own, right)) break
    if (isHeld(right, jsonFile.read(right))) return false
  }
  const isStillThere = exists(path) && jsonFile.read(path)?.id === staleId
  if (isStillThere) renameSync(own, path)
  for (const right of rights) rmSync(right, { force: true })
  return isStillThere
}

function isHeld(path, record) {
  const touched = record && statSync(path, { throwIfNoEntry: false })
  if (!touched) return false
  const silentMs = Date.now() - touched.mtimeMs
  const lives = (pid) => record.host !== hostname() || isAlive(pid)
  return (silentMs < silentForMs && lives(record.pid)) || (silentMs < longestStepMs && isAlive(record.childPid))
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function linkOnce(existing, name) {
  try {
    linkSync(existing, name)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function exists(path) {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // Somebody removed it by hand; the work goes on.
  }
}

function removeEmpty(directory) {
  try {
    rmdirSync(directory)
  } catch {
    // It holds the data of ChainLens.
  }
}
