import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createAccessTokenVerifier,
  IDENTITY_HEADER,
  type Principal,
  signInternalIdentity,
  type VerifiedAccess,
} from '@chainlens/platform/auth'
import type { Config } from '@chainlens/platform/config'
import { createSubgraph, type RunningSubgraph } from '@chainlens/platform/graphql'
import { newId } from '@chainlens/platform/ids'
import type { JSONWebKeySet } from 'jose'
import { type ReceivedMail, readMails } from '../../../tests/support/mail.ts'
import { tablesOf } from '../../../tests/support/tables-of.ts'
import { createTestDatabase } from '../../../tests/support/test-database.ts'
import { createTestPlatform, type TestPlatform } from '../../../tests/support/test-platform.ts'
import type { Scope } from '../context.ts'
import { sendDueMail } from '../domain/mails/send-due-mail.ts'
import users from '../index.ts'
import { createServices, type UsersServices } from '../services.ts'

const SDL = readFileSync(join(import.meta.dirname, '../../../schema/subgraphs/users.graphql'), 'utf8')

/** What a test asks the graph with, as the gateway would pass it on. */
export interface AskInput {
  query: string
  variables?: Record<string, unknown>
  principal?: Principal | null
  clientAddress?: string | null
  refreshToken?: string | null
}

/** An account that a test made, with the password in clear. */
export interface TestAccount {
  id: string
  email: string
  password: string
}

/** The users subgraph on a database of its own. */
export interface RunningUsers {
  subgraph: RunningSubgraph
  services: UsersServices
  /** For calling domain functions directly. */
  scope: Scope
  databaseUrl: string
  platform: TestPlatform['platform']
  // biome-ignore lint/suspicious/noExplicitAny: tests read any answer
  ask(input: AskInput): Promise<any>
  /** Posts to an internal route, signed by `issuer`. */
  post(path: string, body: unknown, issuer?: string): Promise<Response>
  addAccount(values?: {
    isActive?: boolean
    emailVerified?: boolean
    role?: string
    password?: string
  }): Promise<TestAccount>
  /** Sends all mails that are due; gives those that went to `email`, oldest first. */
  mailsTo(email: string): Promise<ReceivedMail[]>
  /** Checks an access token against the published keys, read anew. */
  verify(accessToken: string): Promise<VerifiedAccess | null>
  dispose(): Promise<void>
}

/** The body of an answer, to be compared. */
// biome-ignore lint/suspicious/noExplicitAny: tests read any answer
export async function bodyOf(response: Response): Promise<any> {
  return response.json()
}

/** Starts it; `adapt` replaces services, e.g. by ones that count. */
export async function startUsers(
  options: { config?: Partial<Config>; databaseUrl?: string; adapt?: (services: UsersServices) => UsersServices } = {},
): Promise<RunningUsers> {
  const own = options.databaseUrl ? null : await createTestDatabase(tablesOf(users))
  const databaseUrl = options.databaseUrl ?? own?.url ?? ''
  const mailFolder = await mkdtemp(join(tmpdir(), 'chainlens-mail-'))
  const { platform, ...held } = await createTestPlatform({ databaseUrl, mailFolder, ...options.config })
  let services: UsersServices | undefined
  const subgraph = await createSubgraph(
    {
      ...users,
      async services(given) {
        const built = await createServices(given)
        services = options.adapt?.(built) ?? built
        return services
      },
    },
    platform,
    SDL,
  )
  if (!services) throw new Error('createSubgraph built no services')
  const { database, passwords, logger } = services

  async function send(path: string, body: string, identity: Omit<AskInput, 'query'> & { issuer: string }) {
    const token = await signInternalIdentity(platform.keys.internalIdentity, {
      principal: null,
      ...identity,
      audience: 'users',
      requestId: 'test',
      body,
    })
    return subgraph.fetch(
      new Request(`http://users.test${path}`, { method: 'POST', headers: { [IDENTITY_HEADER]: token }, body }),
    )
  }

  return {
    subgraph,
    services,
    scope: { services, logger },
    databaseUrl,
    platform,
    async ask({ query, variables, ...identity }) {
      return (await send('/graphql', JSON.stringify({ query, variables }), { ...identity, issuer: 'gateway' })).json()
    },
    post: (path, body, issuer = 'gateway') => send(path, JSON.stringify(body), { issuer }),
    async addAccount({ isActive = true, emailVerified = true, role = 'USER', password = randomUUID() } = {}) {
      const id = newId()
      const email = `${randomBytes(6).toString('hex')}@example.org`
      await database.query(
        `insert into users.users (id, email, name, password_hash, is_active, email_verified, role)
         values (?, ?, 'Ada', ?, ?, ?, ?)`,
        [id, email, await passwords.hash(password), isActive, emailVerified, role],
      )
      return { id, email, password }
    },
    async mailsTo(email) {
      const { mailer } = platform
      while (mailer && (await sendDueMail({ services: services as UsersServices, logger }, mailer)));
      return (await readMails(mailFolder)).filter(({ to }) => to === email)
    },
    verify(accessToken) {
      const verifier = createAccessTokenVerifier({
        logger,
        async fetchJwks() {
          const response = await subgraph.fetch(new Request('http://users.test/.well-known/jwks.json'))
          return (await response.json()) as JSONWebKeySet
        },
      })
      return verifier.verify(accessToken)
    },
    async dispose() {
      await subgraph.dispose()
      await held.dispose()
      await own?.dispose()
      await rm(mailFolder, { recursive: true, force: true })
    },
  }
}
