import { join } from 'node:path'
import { readMigrations } from '@chainlens/platform/db'
import { defineSubgraph } from '@chainlens/platform/graphql'
import type { Context } from './context.ts'
import { refreshTokenEntity } from './entities/refresh-token.ts'
import { signInEntity } from './entities/sign-in.ts'
import { signingKeyEntity } from './entities/signing-key.ts'
import { userEntity } from './entities/user.ts'
import { createLoaders } from './loaders.ts'
import { Mutation } from './resolvers/Mutation.ts'
import { Query } from './resolvers/Query.ts'
import { User } from './resolvers/User.ts'
import { createRoutes } from './routes/index.ts'
import { createServices, type UsersServices } from './services.ts'
import { startHousekeeping } from './start-housekeeping.ts'
import { startMailSender } from './start-mail-sender.ts'

/** Accounts, how one comes by one, sign-ins, and the tokens that prove them. */
export default defineSubgraph<UsersServices, Context>({
  name: 'users',
  entities: [userEntity, signInEntity, refreshTokenEntity, signingKeyEntity],
  migrations: readMigrations(join(import.meta.dirname, 'migrations')),
  resolvers: { Query, Mutation, User },
  services: createServices,
  context: (base) => ({ ...base, loaders: createLoaders(base.services.database) }),
  routes: createRoutes,
  async workers(services, _platform, pools) {
    if (!pools.has('data-processing')) return []
    const { mailer, signUp } = services
    const mails = mailer && signUp.canMail ? [await startMailSender(services, mailer)] : []
    return [startHousekeeping(services), ...mails]
  },
})
