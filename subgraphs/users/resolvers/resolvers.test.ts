import { decodeId, encodeId, newId } from '@chainlens/platform/ids'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testPrincipal } from '../../../tests/support/ask-subgraph.ts'
import { closeAccount } from '../domain/close-account.ts'
import { bodyOf, type RunningUsers, startUsers } from '../testing/start-users.ts'

let users: RunningUsers
let statements: string[] = []
beforeAll(async () => {
  users = await startUsers()
  // Every statement of the ORM and of query() passes here.
  const connection = users.services.database.fork().getConnection()
  const execute = connection.execute.bind(connection)
  connection.execute = ((sql: string, ...rest: []) => {
    statements.push(sql)
    return execute(sql, ...rest)
  }) as never
})
beforeEach(() => {
  statements = []
})
afterAll(() => users.dispose())

const ENTITIES = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on User { id name email role emailVerified createdAt } } }`
const reference = (id: string) => ({ __typename: 'User', id })

describe('Query.viewer', () => {
  const viewer = async (principal: ReturnType<typeof testPrincipal> | null) =>
    (await users.ask({ query: '{ viewer { id email name role emailVerified createdAt } }', principal })).data.viewer

  it('is the caller', async () => {
    const { id, email } = await users.addAccount()
    const found = await viewer(testPrincipal(id))
    expect(found).toMatchObject({ email, name: 'Ada', role: 'USER', emailVerified: true })
    expect(decodeId('user', found.id)).toBe(id)
    expect(found.createdAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  })

  it('is null for a caller who is not signed in, is unknown, or whose account is closed', async () => {
    const { id } = await users.addAccount()
    await closeAccount(users.scope, { userId: id })
    for (const principal of [null, testPrincipal(newId()), testPrincipal(id)])
      expect(await viewer(principal)).toBeNull()
  })
})

describe('User as an entity', () => {
  it('is found by its id, many in one query, in their order', async () => {
    const accounts = await Promise.all(Array.from({ length: 12 }, () => users.addAccount()))
    const ids = accounts.map(({ id }) => encodeId('user', id))
    const wanted = [...ids, ...ids.toReversed()]
    statements = []
    const answer = await users.ask({ query: ENTITIES, variables: { representations: wanted.map(reference) } })
    expect(answer.data._entities.map(({ id }: { id: string }) => id)).toEqual(wanted)
    expect(statements).toHaveLength(1)
  })

  it('is null, without a query, for an id that is malformed or of another type; null for an unknown one', async () => {
    const { id } = await users.addAccount()
    const wanted = [id, encodeId('run', id), 'user_', "user_' or 1=1", encodeId('user', newId())]
    statements = []
    const answer = await users.ask({ query: ENTITIES, variables: { representations: wanted.map(reference) } })
    expect(answer.data._entities).toEqual([null, null, null, null, null])
    expect(statements).toHaveLength(1)
    statements = []
    await users.ask({ query: ENTITIES, variables: { representations: [reference('user_')] } })
    expect(statements).toEqual([])
  })

  it('shows the address to the user and to admins, and the rest to everyone', async () => {
    const [one, other] = [await users.addAccount(), await users.addAccount()]
    const admin = await users.addAccount({ role: 'ADMIN' })
    const representations = [one, other].map(({ id }) => reference(encodeId('user', id)))
    const emails = async (principal: ReturnType<typeof testPrincipal> | null) => {
      const answer = await users.ask({ query: ENTITIES, variables: { representations }, principal })
      for (const user of answer.data._entities) expect(user.name).toBe('Ada')
      return answer.data._entities.map(({ email }: { email: string | null }) => email)
    }
    expect(await emails(testPrincipal(one.id))).toEqual([one.email, null])
    expect(await emails(null)).toEqual([null, null])
    expect(await emails(testPrincipal(admin.id, { role: 'ADMIN' }))).toEqual([one.email, other.email])
  })

  it('of an account that was closed is still somebody', async () => {
    const { id } = await users.addAccount()
    await closeAccount(users.scope, { userId: id })
    const representations = [reference(encodeId('user', id))]
    const answer = await users.ask({ query: ENTITIES, variables: { representations } })
    expect(answer.data._entities).toMatchObject([{ name: 'Ada' }])
  })
})

describe('without a signed identity', () => {
  it.each([
    ['a query', '{ viewer { id } }', undefined],
    ['the schema', '{ _service { sdl } }', undefined],
    ['an entity', ENTITIES, { representations: [reference(encodeId('user', newId()))] }],
    ['a mutation', 'mutation { logOut { userErrors { code } } }', undefined],
  ])('users does not answer %s', async (_name, query, variables) => {
    statements = []
    const response = await users.subgraph.fetch(
      new Request('http://users.test/graphql', { method: 'POST', body: JSON.stringify({ query, variables }) }),
    )
    expect(response.status).toBe(401)
    expect((await bodyOf(response)).data).toBeUndefined()
    expect(statements).toEqual([])
  })
})
