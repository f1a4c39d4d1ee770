import type { Analysis } from '../results/read-analysis.ts'
import { cited } from './figure-text.ts'
import { asCode, capitalised, listed } from './plain-text.ts'
import { remark } from './provenance.ts'

/** What the contract can do; what is not known is said, and never counts as no. */
export function writeContract(
  { report, figure, findingFact }: Analysis,
  token: { name: string; isNative: boolean },
  now: Date,
): string[] {
  const contract = report?.contract
  if (!contract)
    return token.isNative
      ? [`${token.name} is its chain's own coin: there is no token contract that could be misused.`]
      : []
  const looked = findingFact('WHAT_WAS_LOOKED_AT')
  const when = looked ? remark(looked, now) : ''
  const powers: [string, boolean | null][] = [
    ['make more tokens', contract.canMint],
    ['halt transfers', contract.canPause],
    ['bar accounts', contract.canBlacklist],
  ]
  const named = (answer: boolean | null) => powers.filter(([, can]) => can === answer).map(([power]) => power)
  const [can, cannot, unknown] = [named(true), named(false), named(null)]
  const sentences: string[] = []
  if (can.length > 0) sentences.push(`Its code has functions to ${listed(can)}`)
  if (cannot.length > 0)
    sentences.push(`${can.length > 0 ? 'none' : 'Its code has no function'} to ${listed(cannot, 'or')}`)
  const powerText =
    sentences.length > 0
      ? `${sentences.join(', and ')}${looked ? ` [[${looked.id}]]` : ''}${when ? ` (${when})` : ''}.`
      : ''
  const unknownText = unknown.length > 0 ? `Whether it can ${listed(unknown, 'or')} is not known.` : ''
  return [
    [capitalised(powerText), unknownText, ...holdersOfPower(contract), supply(figure, now)].filter(Boolean).join(' '),
  ].filter(Boolean)
}

function holdersOfPower(contract: NonNullable<NonNullable<Analysis['report']>['contract']>): string[] {
  const { isProxy, implementation, proxyAdmin, owner, isOwnershipRenounced, isVerified, isHoneypot } = contract
  const texts: string[] = []
  if (isProxy) {
    texts.push(`It is a proxy${implementation ? `: the rules stand in ${asCode(implementation)}` : ''}.`)
    if (proxyAdmin) texts.push(`${asCode(proxyAdmin)} may exchange them.`)
  }
  if (isOwnershipRenounced) texts.push('Its ownership is renounced.')
  else if (owner) texts.push(`Its owner is ${asCode(owner)}.`)
  if (isVerified === true) texts.push('Its source code is published and matches.')
  if (isHoneypot === false) texts.push('A simulated purchase and sale went through.')
  return texts
}

function supply(figure: Analysis['figure'], now: Date): string {
  const total = figure('contract.totalSupply')
  if (!total) return ''
  const when = remark(total, now)
  return `There are ${cited(total)} in all${when ? ` (${when})` : ''}.`
}
