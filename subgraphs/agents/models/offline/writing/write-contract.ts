import type { Analysis } from '../results/read-analysis.ts'
import type { DomainReport } from '../results/tool-shapes.ts'
import { cited } from './figure-text.ts'
import { asCode, listed } from './plain-text.ts'
import { remark, withRemark } from './provenance.ts'

type Contract = NonNullable<DomainReport['contract']>

/** What the contract can do; what is not known is said, and never counts as no. */
export function writeContract(
  { report, figure, findingFact }: Analysis,
  token: { name: string; isNative: boolean; isPlaceless: boolean },
  now: Date,
): string[] {
  const contract = report?.contract
  if (token.isNative && !contract)
    return [`${token.name} is its chain's own coin: there is no token contract to misuse.`]
  if (!contract) {
    // Where there is no contract, a finding says so.
    const isSaid = report?.findings.some(({ code }) => code === 'NOT_A_CONTRACT')
    if (isSaid) return []
    return token.isPlaceless
      ? [`Whether ${token.name} has a contract, and what it could do, is not known.`]
      : [`What the contract of ${token.name} can do is not known.`]
  }
  const looked = findingFact('WHAT_WAS_LOOKED_AT')
  const when = looked ? remark(looked, now) : ''
  const source = `${looked ? ` [[${looked.id}]]` : ''}${when ? ` (${when})` : ''}`
  const sentences = [...powers(contract, source), ...rule(contract), ...trade(figure, now), ...supply(figure, now)]
  return sentences.length > 0 ? [sentences.join(' ')] : []
}

function powers(contract: Contract, source: string): string[] {
  const all: [string, boolean | null][] = [
    ['make more tokens', contract.canMint],
    ['halt transfers', contract.canPause],
    ['bar accounts', contract.canBlacklist],
  ]
  const named = (answer: boolean | null) => all.filter(([, can]) => can === answer).map(([power]) => power)
  const [can, cannot, unknown] = [named(true), named(false), named(null)]
  const found = can.length > 0 ? [`Its code has functions that ${listed(can)}`] : []
  const absent =
    cannot.length > 0
      ? [`${can.length > 0 ? 'none' : 'Its code shows no function'} that would ${listed(cannot, 'or')}`]
      : []
  const known = [...found, ...absent].join(', and ')
  return [
    ...(known ? [`${known}${source}.`] : []),
    ...(unknown.length > 0 ? [`Whether it can ${listed(unknown, 'or')} is not known.`] : []),
  ]
}

/** Who rules the contract. */
function rule(contract: Contract): string[] {
  const { isProxy, implementation, proxyAdmin, owner, isOwnershipRenounced, isVerified, isHoneypot } = contract
  return [
    isProxy ? `It is a proxy${implementation ? `: its rules stand in ${asCode(implementation)}` : ''}.` : '',
    isProxy && proxyAdmin ? `Its admin ${asCode(proxyAdmin)} may exchange them.` : '',
    // That it is renounced is a finding of its own.
    owner && !isOwnershipRenounced ? `Its owner is ${asCode(owner)}.` : '',
    isVerified === true ? 'Its source code is published.' : '',
    isVerified === false ? 'Its source code is not published.' : '',
    isHoneypot === false ? 'A simulated purchase and sale went through.' : '',
  ].filter((sentence) => sentence !== '')
}

/** What a trade costs, and whether what it is traded against can be taken away. */
function trade(figure: Analysis['figure'], now: Date): string[] {
  const [buy, sell, locked] = [
    figure('contract.buyTax'),
    figure('contract.sellTax'),
    figure('contract.lockedLiquidity'),
  ]
  const taxes = [buy ? `${cited(buy)} of a purchase` : '', sell ? `${cited(sell)} of a sale` : ''].filter(Boolean)
  const known = [buy, sell].filter((fact) => fact !== null)
  return [
    ...(taxes.length > 0 ? [`${withRemark(`It keeps ${listed(taxes)}`, known, now)}.`] : []),
    ...(locked ? [`Of its pool at least ${cited(locked)} is locked or burnt.`] : []),
  ]
}

function supply(figure: Analysis['figure'], now: Date): string[] {
  const total = figure('contract.totalSupply')
  if (!total) return []
  const when = remark(total, now)
  return [`There are ${cited(total)} in all${when ? ` (${when})` : ''}.`]
}
