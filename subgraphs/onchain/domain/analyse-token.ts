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
import type { ChainView } from '../sources/source.ts'
import { analyseContract } from './contract/analyse-contract.ts'
import type { ContractAnalysis } from './contract/contract-analysis.ts'
import { decimalsFinding } from './decimals.ts'
import type { HolderConcentration } from './holders/holder-concentration.ts'
import { historyFinding, measureHolders } from './holders/measure-holders.ts'
import { createNotes, type Notes } from './notes.ts'
import { openChain } from './open-chain.ts'
import { readDecimals } from './read-decimals.ts'
import { tokenKind } from './token-kind.ts'
import { unaskedSignals } from './unasked-signals.ts'

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
  const view = await open(context, token, notes)
  const { contract, findings } =
    view && token.address ? await analyseContract({ view, address: token.address, decimals, notes }) : NO_CONTRACT
  const list = view && (await view.holders(token))
  const holders = list && measureHolders(list)
  const known = await decimals
  const all = [...findings, list && historyFinding(list), decimalsFinding(known)].filter((one) => one !== null)
  if (view)
    notes.missing.push(
      ...unaskedSignals({
        hasContract: token.address !== null,
        hasHoldersOfToday: list !== null && !list.isHistorical,
      }),
    )
  const evidence = uniqueEvidence([
    ...(view?.evidence ?? []),
    ...notes.evidence,
    ...known.evidence,
    ...(holders?.evidence ?? []),
    ...(contract?.evidence ?? []),
    ...all.flatMap((finding) => finding.evidence),
  ])
  return {
    // Decimals out of a registry alone are no answer to who holds a token and what its contract can do.
    status: view ? reportStatus(evidence, notes.missing) : 'NO_DATA',
    // No scoring of these signals is published that could be followed.
    score: null,
    findings: bySeverity(all),
    missing: bySignal(notes.missing),
    evidence,
    observedAt: new Date().toISOString(),
    holders,
    contract,
  }
}

const NO_CONTRACT: { contract: ContractAnalysis | null; findings: Finding[] } = { contract: null, findings: [] }

/** The chain; null with lines in the notes where no source has it. */
async function open(context: ContextToAnalyse, token: TokenReference, notes: Notes): Promise<ChainView | null> {
  const signals = token.address ? ['contract', 'holder concentration'] : ['holder concentration']
  if (tokenKind(token) === 'OTHER') {
    const reason = 'ChainLens reads chains of the Ethereum kind only; it asks no source of this chain yet.'
    notes.missing.push(...signals.map((signal) => ({ code: 'UNSUPPORTED_CHAIN', signal, reason })))
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
