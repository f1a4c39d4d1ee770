/**
 * Compiles testing/contracts/*.sol with the solc of the development dependencies and writes their
 * creation code to testing/contracts/artifacts.json, which is committed: compiling takes longer than
 * the tests that use it. Run `node subgraphs/onchain/testing/compile-contracts.ts` after a change.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const solc = require('solc') as {
  version(): string
  compile(input: string, callbacks: { import(path: string): { contents: string } | { error: string } }): string
}

interface Output {
  errors?: { severity: string; formattedMessage: string }[]
  contracts: Record<string, Record<string, { evm: { bytecode: { object: string } } }>>
}

const folder = new URL('contracts/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.sol'))
const sources = Object.fromEntries(
  files.map((file) => [file, { content: readFileSync(new URL(file, folder), 'utf8') }]),
)
// From OpenZeppelin: compiled here, so that the tests need no artifacts of other compilers.
const openZeppelin = [
  '@openzeppelin/contracts/proxy/transparent/TransparentUpgradeableProxy.sol',
  '@openzeppelin/contracts/proxy/ERC1967/ERC1967Proxy.sol',
  '@openzeppelin/contracts/proxy/beacon/BeaconProxy.sol',
  '@openzeppelin/contracts/proxy/beacon/UpgradeableBeacon.sol',
  '@openzeppelin/contracts/governance/TimelockController.sol',
]
for (const path of openZeppelin) sources[path] = { content: readFileSync(require.resolve(path), 'utf8') }

const output = JSON.parse(
  solc.compile(
    JSON.stringify({
      language: 'Solidity',
      sources,
      settings: {
        optimizer: { enabled: true, runs: 200 },
        evmVersion: 'cancun',
        outputSelection: { '*': { '*': ['evm.bytecode.object'] } },
      },
    }),
    { import: (path) => ({ contents: readFileSync(require.resolve(path), 'utf8') }) },
  ),
) as Output

const failures = output.errors?.filter(({ severity }) => severity === 'error') ?? []
if (failures.length > 0) throw new Error(failures.map(({ formattedMessage }) => formattedMessage).join('\n'))

const contracts: Record<string, string> = {}
for (const file of [...files, ...openZeppelin])
  for (const [name, { evm }] of Object.entries(output.contracts[file] ?? {}))
    if (evm.bytecode.object) contracts[name] = `0x${evm.bytecode.object}`

const artifacts = { compiler: solc.version(), contracts }
writeFileSync(new URL('artifacts.json', folder), `${JSON.stringify(artifacts, null, 2)}\n`)
