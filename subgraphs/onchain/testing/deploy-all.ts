import { encodeFunctionData, parseAbi, toFunctionSelector } from 'viem/utils'
import type { Hex } from '../sources/source.ts'
import { deploy, send } from './deploy.ts'
import type { Anvil } from './start-anvil.ts'

const ZERO = '0x0000000000000000000000000000000000000000'
const initialize = parseAbi(['function initialize(address owner, uint256 supply)'])

/** Deploys a contract of each kind that the tests look at; their addresses by name. */
export async function deployAll(anvil: Anvil, account: string): Promise<Record<string, string>> {
  const deployed: Record<string, string> = {}
  const million = 10n ** 24n
  deployed.plain = await deploy(anvil, 'PlainToken', 'uint8, uint256', [6, 1_234_567_890_123n])
  deployed.powered = await deploy(anvil, 'PoweredToken', 'address, uint256', [account, million])
  deployed.renounced = await deploy(anvil, 'PoweredToken', 'address, uint256', [account, million])
  await send(anvil, { to: deployed.renounced, data: toFunctionSelector('renounceOwnership()') })
  deployed.paused = await deploy(anvil, 'PoweredToken', 'address, uint256', [account, million])
  await send(anvil, { to: deployed.paused, data: toFunctionSelector('pause()') })

  const initialise = encodeFunctionData({ abi: initialize, args: [account as Hex, 5_000_000n] })
  deployed.logic = await deploy(anvil, 'ProxiedToken')
  deployed.transparent = await deploy(anvil, 'TransparentUpgradeableProxy', 'address, address, bytes', [
    deployed.logic,
    account,
    initialise,
  ])
  deployed.timelock = await deploy(anvil, 'TimelockController', 'uint256, address[], address[], address', [
    172_800n,
    [account],
    [account],
    ZERO,
  ])
  deployed.behindTimelock = await deploy(anvil, 'TransparentUpgradeableProxy', 'address, address, bytes', [
    deployed.logic,
    deployed.timelock,
    initialise,
  ])
  const selfUpgrading = await deploy(anvil, 'SelfUpgradingToken')
  deployed.uups = await deploy(anvil, 'ERC1967Proxy', 'address, bytes', [selfUpgrading, initialise])
  deployed.beacon = await deploy(anvil, 'UpgradeableBeacon', 'address, address', [deployed.logic, account])
  deployed.beaconProxy = await deploy(anvil, 'BeaconProxy', 'address, bytes', [deployed.beacon, initialise])
  deployed.hidden = await deploy(anvil, 'HiddenForwarder', 'address', [deployed.logic])
  deployed.declaring = await deploy(anvil, 'DeclaringForwarder', 'address', [deployed.logic])
  const pauses = await deploy(anvil, 'PauseFacet')
  deployed.diamond = await deploy(anvil, 'Diamond', 'address[]', [[deployed.logic, pauses]])
  deployed.odd = await deploy(anvil, 'OddToken', 'uint256', [256n])
  deployed.mostDecimals = await deploy(anvil, 'OddToken', 'uint256', [255n])
  deployed.silent = await deploy(anvil, 'SilentToken')

  deployed.clone = '0x00000000000000000000000000000000000c104e'
  const cloned = `0x363d3d373d3d3d363d73${deployed.logic.slice(2)}5af43d82803e903d91602b57fd5bf3`
  await anvil.request('anvil_setCode', [deployed.clone, cloned])
  deployed.lent = '0x00000000000000000000000000000000000e0a77'
  await anvil.request('anvil_setCode', [deployed.lent, `0xef0100${deployed.logic.slice(2)}`])
  return deployed
}
