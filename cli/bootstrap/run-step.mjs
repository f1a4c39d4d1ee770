import { spawn } from 'node:child_process'
import { expectedError } from './expected-error.mjs'

const tailCharacters = 20_000
const tailLines = 25

/**
 * Runs a program that takes a while, showing what it is for and for how long it has been running instead of its
 * output. When it fails, the end of that output is shown and what to do about it.
 */
export async function runStep({ title, expectation, command, args, cwd, env, onSpawn, whenFailed }) {
  const startedAt = Date.now()
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm is a script there, which only a shell can run.
    shell: process.platform === 'win32' && command.endsWith('.cmd'),
    windowsHide: true,
  })
  const progress = showProgress(title, expectation, startedAt)
  const signals = passSignals(child)
  if (child.pid) onSpawn(child.pid)
  let tail = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      tail = (tail + chunk).slice(-tailCharacters)
    })
  }
  const failure = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) =>
      resolve(code === 0 ? null : signal ? `signal ${signal}` : `exit code ${code}`),
    )
  })
  signals.end()
  progress.end(failure === null)
  if (failure === null) return
  if (signals.received) throw expectedError(`${title} was interrupted; the next start does it again.`)
  // npm's list of options says nothing about the failure.
  const [told = ''] = tail.split(/^npm error Usage:$/m)
  const lines = told.trimEnd().split('\n').slice(-tailLines)
  throw expectedError(`\n${lines.join('\n')}\n\n${title} failed (${failure}). ${whenFailed(tail)}`)
}

/** A line that counts seconds on a terminal; elsewhere a line now and then, for logs. */
function showProgress(title, expectation, startedAt) {
  const { stderr } = process
  const [before, after] = stderr.isTTY ? ['\r', '\u001b[K'] : ['', '\n']
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  const show = () => stderr.write(`${before}${title} (${expectation}) … ${seconds()}${after}`)
  show()
  const timer = setInterval(show, stderr.isTTY ? 1_000 : 15_000)
  return {
    end(succeeded) {
      clearInterval(timer)
      stderr.write(
        `${before}${title}: ${succeeded ? 'done in' : 'failed after'} ${seconds()}${stderr.isTTY ? `${after}\n` : after}`,
      )
    },
  }
}

/** Whoever stops this process means the program it runs as well. */
function passSignals(child) {
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP']
  const state = {
    received: null,
    end() {
      for (const name of names) process.off(name, pass)
    },
  }
  const pass = (name) => {
    state.received = name
    child.kill(name)
  }
  for (const name of names) process.on(name, pass)
  return state
}
