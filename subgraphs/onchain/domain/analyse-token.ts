import {
  type AnalysisReport,
  type Finding,
  type MissingSignal,
  reportStatus,
  uniqueEvidence,
} from '@chainlens/platform/evidence'
import { missingFrom } from '@chainlens/platform/sources'
import type { TokenReference } from '@chainlens/platform/tokens'
import type { Context } from '../context.ts'
import type { ChainView, HolderList } from '../sources/source.ts'
import { type AnalysedContract, analyseContract } from './contract/analyse-contract.ts'
import type { ContractAnalysis } from './contract/contract-analysis.ts'
import { type Decimals, decimalsFinding } from './decimals.ts'
import type { HolderConcentration } from './holders/holder-concentration.ts'
import { holdersOfToday } from './holders/holders-of-today.ts'
import { historyFinding, measureHolders } from './holders/measure-holders.ts'
import { createNotes, type Notes } from './notes.ts'
import { openChain } from './open-chain.ts'
import { askOutside, type OutsideSignal } from './outside/ask-outside.ts'
import { missingOutside } from './outside/missing-outside.ts'
import { withoutAnswered } from './outside/without-answered.ts'
import { readDecimals } from './read-decimals.ts'
import { addAuthorities } from './security/add-authorities.ts'
import { addSecurity } from './security/add-security.ts'
import { type TokenKind, tokenKind } from './token-kind.ts'

/** As OnchainReport of the graph. */
export interface OnchainReport extends AnalysisReport {
  holders: HolderConcentration | null
  contract: ContractAnalysis | null
}

type ContextToAnalyse = Pick<Context, 'services' | 'once'>

/**
 * Who holds a token and what its contract can do. Never throws for a source's failure: what could not be
 * had stands in `missing`, and the rest is whole. Made once per request and token.
 */
export function analyseToken(context: ContextToAnalyse, token: TokenReference): Promise<OnchainReport> {
  return context.once(`report on ${token.id}`, () => analyse(context, token))
}

async function analyse(context: ContextToAnalyse, token: TokenReference): Promise<OnchainReport> {
  const notes = createNotes()
  const decimals = readDecimals(context, token)
  // Side by side: the report takes as long as the slowest source may.
  const [chain, outside, known] = await Promise.all([
    readChain(context, token, decimals, notes),
    askOutside(context, token),
    decimals,
  ])
  const asContract = addSecurity(chain.analysed?.contract ?? null, outside)
  const secured = tokenKind(token) === 'SOLANA_TOKEN' ? addAuthorities(asContract, outside) : asContract
  const { contract } = secured
  const today = holdersOfToday({ outside, supply: chain.analysed?.supply ?? null, decimals: known.value })
  const past = today.holders ? null : chain.list
  const holders = today.holders ?? (past && measureHolders(past))
  const answered = new Set<OutsideSignal>([...secured.answered, ...(today.holders ? (['HOLDERS'] as const) : [])])
  const elsewhere = {
    sourceCode: answered.has('SOURCE_CODE'),
    sale: contract?.isHoneypot !== null && answered.has('SALE'),
  }
  const all = [
    ...(chain.analysed?.findings ?? []),
    ...secured.findings,
    chain.analysed?.lookedAt?.(elsewhere),
    ...today.findings,
    past && historyFinding(past),
    decimalsFinding(known),
  ].filter((one) => one !== null && one !== undefined)
  const missing = withoutAnswered(
    [
      ...(chain.view?.missing ?? []),
      ...notes.missing,
      ...secured.missing,
      ...today.missing,
      ...missingOutside(outside.failures, WANTED[tokenKind(token)], answered),
    ],
    { hasHolders: today.holders !== null, contract },
  )
  const evidence = uniqueEvidence([
    ...(chain.view?.evidence ?? []),
    ...notes.evidence,
    ...known.evidence,
    ...(holders?.evidence ?? []),
    ...(contract?.evidence ?? []),
    ...all.flatMap((finding) => finding.evidence),
  ])
  return {
    // Decimals out of a registry alone are no answer to who holds a token and what its contract can do.
    status: chain.view || holders || contract ? reportStatus(evidence, missing) : 'NO_DATA',
    // No scoring of these signals is published that could be followed.
    score: null,
    findings: bySeverity(all),
    missing: bySignal(missing),
    evidence,
    observedAt: new Date().toISOString(),
    holders,
    contract,
  }
}

/** What other services can tell of a kind of token. */
const WANTED: Record<TokenKind, readonly OutsideSignal[]> = {
  EVM_TOKEN: ['HOLDERS', 'SOURCE_CODE', 'SALE'],
  EVM_COIN: ['HOLDERS'],
  SOLANA_TOKEN: ['HOLDERS'],
  OTHER: [],
}

interface ChainReading {
  view: ChainView | null
  analysed: AnalysedContract | null
  /** A list of holders that the view itself has: a recorded one, of a past date. */
  list: HolderList | null
}

async function readChain(
  context: ContextToAnalyse,
  token: TokenReference,
  decimals: Promise<Decimals>,
  notes: Notes,
): Promise<ChainReading> {
  const view = await open(context, token, notes)
  if (!view) return { view, analysed: null, list: null }
  const [analysed, list] = await Promise.all([
    token.address ? analyseContract({ view, address: token.address, decimals, notes }) : null,
    view.holders(token),
  ])
  return { view, analysed, list }
}

/** The chain; null with lines in the notes where no source has it. */
async function open(context: ContextToAnalyse, token: TokenReference, notes: Notes): Promise<ChainView | null> {
  const signals = token.address ? ['contract', 'holder concentration'] : ['holder concentration']
  const kind = tokenKind(token)
  if (kind === 'OTHER' || kind === 'SOLANA_TOKEN') {
    const reason =
      kind === 'OTHER'
        ? 'ChainLens reads chains of the Ethereum kind only; it asks no source of this chain yet.'
        : 'ChainLens reads the code of contracts on chains of the Ethereum kind only.'
    const lacking = kind === 'OTHER' ? signals : ['contract']
    notes.missing.push(...lacking.map((signal) => ({ code: 'UNSUPPORTED_CHAIN', signal, reason })))
    return null
  }
  try {
    return await openChain(context, token)
  } catch (error) {
    notes.missing.push(...signals.map((signal) => missingFrom(error, signal)))
    return null
  }
}

const GRAVITY: readonly Finding['severity'][] = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO']

function bySeverity(findings: Finding[]): Finding[] {
  return findings.toSorted((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity))
}

/** In one order, whatever answered first. */
function bySignal(missing: MissingSignal[]): MissingSignal[] {
  return missing.toSorted((a, b) => a.signal.localeCompare(b.signal))
}
