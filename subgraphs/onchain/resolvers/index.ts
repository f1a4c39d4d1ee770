import type { Resolvers } from '../__generated__/resolvers.ts'
import { HolderConcentration } from './HolderConcentration.ts'
import { Query } from './Query.ts'
import { Token } from './Token.ts'

/** By type and field. */
export const resolvers: Resolvers = { Query, Token, HolderConcentration }
