import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { POOLS } from '@chainlens/platform/jobs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { type DerivedFile, deriveLines } from './derive-lines.ts'
import { rootDirectory } from './root-directory.ts'

const files: DerivedFile[] = ['codegen.yml', 'docker-compose.yml']
const read = (file: string) => readFileSync(join(rootDirectory, file), 'utf8')

describe.each(files)('the lines that follow from rover.yaml in %s', (file) => {
  it('are all there', () => {
    expect(deriveLines(file, read(file), join(rootDirectory, 'rover.yaml'))).toBe(read(file))
  })

  it('are added for a new subgraph, and nothing else changes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chainlens-derive-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const rover = join(folder, 'rover.yaml')
    const entry =
      '  governance:\n    routing_url: http://localhost:3009/graphql\n    schema: { file: ./schema/subgraphs/governance.graphql }\n'
    writeFileSync(rover, `${read('rover.yaml').trimEnd()}\n${entry}`)
    const after = parse(deriveLines(file, read(file), rover), { merge: true })
    const before = parse(read(file), { merge: true })
    if (file === 'codegen.yml') {
      const added = after.generates['subgraphs/governance/__generated__/resolvers.ts']
      expect(added.schema).toBe('schema/subgraphs/governance.graphql')
      expect(added.plugins).toEqual(['typescript', 'typescript-resolvers'])
      delete after.generates['subgraphs/governance/__generated__/resolvers.ts']
    } else {
      expect(after.services.governance.command).toEqual(['serve', 'governance'])
      expect(after.services.users.environment.GOVERNANCE_URL).toBe('http://governance:3009/graphql')
      delete after.services.governance
      for (const map of [after['x-environment'], after['x-service'].environment]) delete map.GOVERNANCE_URL
      for (const service of Object.values<{ environment?: Record<string, string> }>(after.services))
        if (service.environment) delete service.environment.GOVERNANCE_URL
    }
    expect(after).toEqual(before)
  })
})

it('docker-compose.yml has a service for each pool of workers, and gives each time to hand over', () => {
  const { services } = parse(read('docker-compose.yml'), { merge: true })
  const commands = Object.values<{ command?: string[] }>(services).map(({ command }) => command?.join(' '))
  expect(commands).toEqual(expect.arrayContaining(POOLS.map((pool) => `serve worker:${pool}`)))
  expect(services['worker-agent-runs'].stop_grace_period).toBe('60s')
})
