import type { Finding, Measure } from '@chainlens/platform/evidence'

/** Balance at or below which most of the weight speaks against the asset. */
const NEGATIVE_BALANCE = -0.2
/** Share of posts left out from which it is worth a word. */
const MUCH_SPAM = 0.5

/** What stands out among posts; low at most, since talk is cheap and a lexicon errs. */
export function findPosts(balance: Measure | null, filteredShare: Measure | null): Finding[] {
  const findings: Finding[] = []
  if (balance?.value != null && balance.value <= NEGATIVE_BALANCE)
    findings.push({
      code: 'POSTS_MOSTLY_NEGATIVE',
      severity: 'LOW',
      title: 'Posts speak against it',
      detail:
        'Weighed by reach, clearly more posts of the last days are negative than positive, as far as a lexicon can tell.',
      evidence: balance.evidence,
    })
  if (filteredShare?.value != null && filteredShare.value >= MUCH_SPAM)
    findings.push({
      code: 'POSTS_MOSTLY_LEFT_OUT',
      severity: 'LOW',
      title: 'Many posts are copies or lures',
      detail:
        'Half of the posts or more were left out as copies, lures or by several signs of spam: praise of it may be made.',
      evidence: filteredShare.evidence,
    })
  return findings
}
