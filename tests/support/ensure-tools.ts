import { spawnSync } from 'node:child_process'

/** Programs that tests use and npm does not bring. */
const TOOLS = [
  { program: 'redis-server', debianPackage: 'redis-server', use: 'the distributed mode' },
  { program: 'chromium', debianPackage: 'chromium', use: 'the browser tests' },
  { program: 'jq', debianPackage: 'jq', use: 'the quick-start for curl' },
] as const

function isThere(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/**
 * Finds the programs that tests need, installs those that are missing where Debian's packages and the
 * right to install them are there, and returns the names of those that still are missing.
 */
export function ensureTools(): string[] {
  const wanted = TOOLS.filter(({ program }) => !isThere(program))
  if (wanted.length > 0 && process.getuid?.() === 0 && isThere('apt-get')) {
    const packages = wanted.map(({ debianPackage }) => debianPackage)
    console.log(`Installing ${packages.join(', ')} for the tests …`)
    const options = { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
    spawnSync('apt-get', ['update', '-q'], options)
    const install = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options)
    if (install.status !== 0) console.log(install.stderr.trim().split('\n').slice(-5).join('\n'))
    // The package starts a server of its own; tests start theirs.
    for (const name of packages.filter((name) => name === 'redis-server'))
      spawnSync('sh', ['-c', `service ${name} stop || true`])
  }
  const missing = TOOLS.filter(({ program }) => !isThere(program))
  for (const { program, debianPackage, use } of missing)
    console.log(`${program} is missing, which ${use} needs. On Debian: apt-get install ${debianPackage}`)
  return missing.map(({ program }) => program)
}
