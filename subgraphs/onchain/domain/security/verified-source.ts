import type { Evidence, Finding } from '@chainlens/platform/evidence'
import { GOPLUS } from '../../sources/goplus.ts'
import type { OutsideAnswers } from '../outside/ask-outside.ts'

/** Whether the source code is published, as far as it is known. */
export interface VerifiedSource {
  /** False only where every source that was asked answered, and answered no. */
  isVerified: boolean | null
  evidence: Evidence[]
  finding: Finding | null
}

/** Puts together what Sourcify, Blockscout, Etherscan and GoPlus say: one yes is a yes, and one that failed leaves it open. */
export function verifiedSource({ verifications, goplus, failures }: OutsideAnswers): VerifiedSource {
  const isOpen = goplus?.token.is_open_source ?? null
  const said = [
    ...verifications,
    ...(goplus && isOpen !== null ? [{ source: GOPLUS, isVerified: isOpen, evidence: goplus.evidence }] : []),
  ]
  const yes = said.filter(({ isVerified }) => isVerified)
  if (yes.length > 0) return { isVerified: true, evidence: yes.map(({ evidence }) => evidence), finding: null }
  const isOpenQuestion = failures.some(({ signals }) => signals.includes('SOURCE_CODE'))
  // GoPlus alone is no register of source code.
  if (verifications.length === 0 || isOpenQuestion) return { isVerified: null, evidence: [], finding: null }
  const evidence = said.map((one) => one.evidence)
  return {
    isVerified: false,
    evidence,
    finding: {
      code: 'SOURCE_NOT_PUBLISHED',
      severity: 'HIGH',
      title: 'The source code is not published',
      detail: `${said.map(({ source }) => source).join(', ')} have no source code of this contract: what it does can only be read off its machine code, and may hide anything.`,
      evidence,
    },
  }
}
