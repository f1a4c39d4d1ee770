import type { Finding, MissingSignal } from '@chainlens/platform/evidence'
import { SourceFailure } from '@chainlens/platform/sources'
import type { Context } from '../context.ts'
import type { RepositoryChoice } from '../sources/find-repository.ts'
import { GITHUB } from '../sources/github-limit.ts'
import type { RepositoryReading } from '../sources/source.ts'
import { type Identity, linkIdentity } from './link-identity.ts'

const SIGNAL = 'how the organisation and the site name each other'
const NONE: Identity = { links: [], findings: [] }

/**
 * The identity behind a repository: asks for the profile of its organisation, or says why not. `reading` is
 * null where only an account is known. The account is that of the reading, which follows a rename.
 */
export async function readIdentity(
  context: Context,
  choice: RepositoryChoice,
  reading: RepositoryReading | null,
  deadline: number,
): Promise<Identity & { missing: MissingSignal[] }> {
  const login = reading ? (reading.repository.split('/')[0] ?? null) : choice.account
  if (login === null) return { ...NONE, missing: [] }
  const facts = reading?.facts ?? null
  // The report says so with what else is not known of the repository.
  if (facts instanceof SourceFailure) return { ...NONE, missing: [] }
  if (facts?.owner === 'PERSON') return { links: [], findings: [personal(login, choice, facts.evidence)], missing: [] }
  try {
    const organisation = await context.services.sources.liveOrRecorded({
      service: 'GITHUB',
      source: GITHUB,
      live: () => context.services.repositories.organisation({ login, deadline }),
      recorded: () => null,
    })
    return { ...linkIdentity(choice, organisation), missing: [] }
  } catch (error) {
    if (!(error instanceof SourceFailure)) throw error
    return { ...NONE, missing: [error.toMissing(SIGNAL)] }
  }
}

function personal(login: string, choice: RepositoryChoice, evidence: Finding['evidence'][number]): Finding {
  return {
    code: 'PERSONAL_ACCOUNT',
    severity: 'INFO',
    title: 'The code is in a personal account',
    detail: `The repository belongs to the account ${login} of a person, not to an organisation; it names no site of a project.`,
    evidence: [evidence, choice.evidence],
  }
}
