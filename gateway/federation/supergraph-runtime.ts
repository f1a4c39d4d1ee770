import type { Schema } from '@apollo/federation-internals'
import type { buildOperationContext, GraphQLDataSource } from '@apollo/gateway'
import type { QueryPlan } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  parse,
  print,
  specifiedRules,
  validate,
} from 'graphql'
import { clientError } from '../errors/client-errors.ts'
import { checkDocument } from '../limits/check-document.ts'
import { checkOperation } from '../limits/check-operation.ts'
import type { Demand } from '../limits/cost/compile-demand.ts'
import type { CostRules } from '../limits/cost/cost-rules.ts'
import { LIMITS, type Limits } from '../limits/limits.ts'
import type { ObservePhase } from '../telemetry/observe-phase.ts'
import { createBoundedCache } from './bounded-cache.ts'
import { type Compilation, compileOperation } from './execution/compile-operation.ts'
import { type FetchRules, fetchRules } from './execution/fetch-rules.ts'
import { fetchShape } from './execution/fetch-shape.ts'
import { compileFits } from './execution/fits-shape.ts'
import { type NamedPlan, type PlanningParts, planOperation } from './planning/plan-operation.ts'
import { plannedRootFields } from './planning/planned-root-fields.ts'
import { repeatedMutation } from './planning/repeated-mutation.ts'
import { isIntrospection, rootFields } from './planning/root-fields.ts'
import { takenVariable } from './planning/taken-variable.ts'
import { createApolloDataSource } from './requests/apollo-data-source.ts'
import type { SubgraphDataSource } from './requests/subgraph-data-source.ts'
import type { AskSubgraph, OpenSubgraphStream } from './requests/subgraph-request.ts'
import { readSupergraphAtOnce, type SupergraphParts } from './supergraph-parts.ts'
import { createUseCount } from './use-count.ts'

/** An operation that kept the limits, is valid, and has a plan. */
export interface PreparedOperation {
  operation: OperationDefinitionNode
  /** Null where all that is asked for is the schema, which needs no subgraph. */
  plan: QueryPlan | null
  /** The plan as it is run; what of it is not covered where it can't be compiled; null where there is none. */
  compilation: Compilation | null
  /** Names under the root that some fetch of the plan brings. */
  plannedRootFields: ReadonlySet<string>
  /** What is still to be held against the limits with the variables; null: nothing. */
  demand: Demand | null
  /** As executeQueryPlan wants it. */
  operationContext: ReturnType<typeof buildOperationContext>
}

/** Prepared, or why not: errors of the request, with the codes that clients read. */
export type Preparation = { prepared: PreparedOperation } | { errors: readonly GraphQLError[] }

/** What a runtime is made of. */
export interface RuntimeOptions {
  supergraphSdl: string
  /** By name; every subgraph that the SDL names needs one. */
  dataSources: Record<string, SubgraphDataSource>
  /** Whether clients may read the schema. */
  introspection: boolean
  /** What one operation may ask for; LIMITS hold where they are left out. */
  limits?: Partial<Limits>
  /** Told of the phases in which an operation is prepared; left out: nobody is. */
  observePhase?: ObservePhase
  /** The SDL as it was read; left out: read here, which holds the event loop up. */
  parts?: SupergraphParts
}

interface Planned extends NamedPlan {
  compilation: Compilation
}

/** An operation that clients ask for, and how often they did. */
export interface UsedOperation {
  query: string
  operationName: string | null
  uses: number
}

interface KeptPreparation extends UsedOperation {
  preparation: Preparation
}

const MOST_ERRORS = 10
/** Of checked texts, of plans and of shapes, each by the size of its text. A text with its plan takes 100 bytes of memory a character. */
const CACHED_CHARACTERS = 1_000_000

/**
 * One supergraph, ready to answer: schema, planner, plans, and the ways to its subgraphs. Never
 * changes: another supergraph is another runtime, and what began on this one ends on it.
 */
export class SupergraphRuntime {
  /** What clients may ask. */
  readonly schema: GraphQLSchema
  readonly apiSchema: Schema
  readonly supergraphSchema: GraphQLSchema
  readonly supergraphSdl: string
  readonly dataSources: Readonly<Record<string, SubgraphDataSource>>
  /** The same for plans that @apollo/gateway runs. */
  readonly apolloDataSources: Readonly<Record<string, GraphQLDataSource>>
  readonly limits: Limits
  readonly #observePhase: ObservePhase
  /** Names of fields that plans have and that neither clients nor subgraphs know. */
  readonly hiddenNames: ReadonlySet<string>
  readonly #planning: PlanningParts
  readonly #rules: readonly (typeof specifiedRules)[number][]
  /** Operations that run on it; whoever runs one enters and leaves. */
  readonly uses = createUseCount()
  readonly #fetchRules: FetchRules
  readonly #costRules: CostRules
  readonly #preparations = createBoundedCache<KeptPreparation>(CACHED_CHARACTERS)
  readonly #plans = createBoundedCache<Planned>(CACHED_CHARACTERS)
  readonly #fits = createBoundedCache<(data: unknown) => boolean>(CACHED_CHARACTERS)

  constructor(options: RuntimeOptions) {
    const parts = options.parts ?? readSupergraphAtOnce(options.supergraphSdl)
    this.supergraphSdl = options.supergraphSdl
    this.supergraphSchema = parts.supergraphSchema
    this.hiddenNames = new Set(parts.requirements.hidden.keys())
    this.#fetchRules = fetchRules(this.supergraphSchema, this.hiddenNames)
    this.#costRules = parts.costRules
    this.apiSchema = parts.apiSchema
    this.schema = parts.schema
    this.dataSources = options.dataSources
    const named = Object.entries(options.dataSources)
    this.apolloDataSources = Object.fromEntries(
      named.map(([name, { ask }]) => [name, createApolloDataSource(name, ask)]),
    )
    this.limits = { ...LIMITS, ...options.limits }
    this.#observePhase = options.observePhase ?? ((_, work) => work())
    this.#planning = parts
    this.#rules = options.introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule]
  }

  /** Asks the subgraph that an operation of a plan is for. */
  readonly ask: AskSubgraph = (request) => this.#dataSource(request.operation.subgraph).ask(request)

  /** Opens a subscription at the subgraph that it is for. */
  readonly open: OpenSubgraphStream = (request) => this.#dataSource(request.operation.subgraph).open(request)

  #dataSource(name: string): SubgraphDataSource {
    const found = this.dataSources[name]
    if (!found) throw new Error(`no subgraph is named ${name}`)
    return found
  }

  /** What a text was found to be when it was asked for before; null: it was not, or that was long ago. */
  recall(query: string, operationName?: string | null): Preparation | null {
    const known = this.#preparations.get(keyOf(query, operationName))
    if (!known) return null
    known.uses += 1
    return known.preparation
  }

  /** Parses, checks and plans a text, once. Throws what the planner throws. */
  prepare(query: string, operationName?: string | null): Preparation {
    const known = this.recall(query, operationName)
    if (known) return known
    const preparation = this.#prepare(query, operationName)
    const kept = { preparation, query, operationName: operationName ?? null, uses: 1 }
    this.#preparations.set(keyOf(query, operationName), kept)
    return preparation
  }

  /** Prepares what clients asked for on the runtime before, so that they find it ready. Throws as `prepare` does. */
  prepareUsed({ query, operationName, uses }: UsedOperation): Preparation {
    const preparation = this.prepare(query, operationName)
    const kept = this.#preparations.get(keyOf(query, operationName))
    // Half of it: what nobody asks for any more is forgotten after some reloads.
    if (kept) kept.uses += Math.floor(uses / 2)
    return preparation
  }

  /** The prepared operations that were asked for most often, `most` of them at most. */
  mostUsed(most: number): UsedOperation[] {
    return [...this.#preparations.values()]
      .filter(({ preparation }) => 'prepared' in preparation)
      .sort((one, other) => other.uses - one.uses)
      .slice(0, most)
      .map(({ query, operationName, uses }) => ({ query, operationName, uses }))
  }

  #prepare(query: string, operationName: string | null | undefined): Preparation {
    const document = this.#observePhase('parse', () => parseQuery(query, this.limits))
    if (!('kind' in document)) return document
    const errors = this.#observePhase('validate', () => this.#validate(document))
    return errors.length > 0
      ? { errors }
      : this.#observePhase('plan', () => this.#prepareValid(document, operationName))
  }

  #validate(document: DocumentNode): readonly GraphQLError[] {
    const tooComplex = checkDocument(document, this.limits)
    if (tooComplex) return [tooComplex]
    return validate(this.schema, document, this.#rules, { maxErrors: MOST_ERRORS }).map(({ message, nodes }) =>
      clientError('GRAPHQL_VALIDATION_FAILED', message, { nodes: nodes?.[0] ?? null }),
    )
  }

  #prepareValid(document: DocumentNode, operationName: string | null | undefined): Preparation {
    const operation = getOperationAST(document, operationName)
    if (!operation)
      return {
        errors: [
          operationName
            ? clientError('BAD_USER_INPUT', `The document has no operation named "${operationName}".`)
            : clientError('BAD_USER_INPUT', 'Of several operations, operationName has to say which one.'),
        ],
      }
    const operationContext = { schema: this.schema, operation, fragments: fragmentsOf(document) }
    const { fragments } = operationContext
    const roots = rootFields(operation, fragments)
    const { schema, limits } = this
    const checked = checkOperation(operation, fragments, roots, { schema, rules: this.#costRules, limits })
    if ('error' in checked) return { errors: [checked.error] }
    const asksSchemaAlone = roots.every((field) => isIntrospection(field))
    const made = asksSchemaAlone ? null : this.#plan(document, operation, fragments)
    const { plan = null, compilation = null } = made ?? {}
    const taken = plan && takenVariable(operation, plan)
    if (taken) return { errors: [clientError('BAD_USER_INPUT', `The variable name $${taken} is taken: use another.`)] }
    const repeated = plan && operation.operation === 'mutation' ? repeatedMutation(plan) : null
    if (repeated !== null) {
      const message = `The mutation asks for ${repeated} twice, under different conditions: ask for it once.`
      return { errors: [clientError('BAD_USER_INPUT', message)] }
    }
    const planned = made ? plannedRootFields(made.plan, made.treeNames) : new Set<string>()
    const { demand } = checked
    return { prepared: { operation, plan, compilation, plannedRootFields: planned, demand, operationContext } }
  }

  /** Tells of data whether it is what an operation asks for that a plan sends to a subgraph. Null and what is missing fit. */
  fitsOf(operation: string): (data: unknown) => boolean {
    let fits = this.#fits.get(operation)
    if (!fits) {
      fits = compileFits(fetchShape(this.supergraphSchema, operation))
      this.#fits.set(operation, fits)
    }
    return fits
  }

  /** By the operation as it prints, so that clients who write it differently share a plan. */
  #plan(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  ): Planned {
    const definitions = document.definitions.filter((one) => one === operation || one.kind === Kind.FRAGMENT_DEFINITION)
    const alone: DocumentNode = { kind: Kind.DOCUMENT, definitions }
    const key = print(alone)
    const known = this.#plans.get(key)
    if (known) return known
    const compile = ({ plan, treeNames }: NamedPlan): Planned => {
      const client = { schema: this.schema, operation, fragments, treeNames }
      return { plan, treeNames, compilation: compileOperation(plan, client, this.#fetchRules) }
    }
    let planned = compile(planOperation(alone, this.#planning))
    // The executor to which it falls back knows no names but the answer's.
    if ('uncovered' in planned.compilation && planned.treeNames.size > 0)
      planned = compile(planOperation(alone, this.#planning, false))
    this.#plans.set(key, planned)
    return planned
  }
}

/** Another one for each pair: of a name that ends where a query begins, nobody may make the key of other two. */
function keyOf(query: string, operationName: string | null | undefined): string {
  const name = operationName ?? ''
  return `${name.length}\n${name}${query}`
}

function parseQuery(query: string, limits: Limits): DocumentNode | { errors: readonly GraphQLError[] } {
  if (query.length > limits.documentCharacters) {
    const message = `The query has more than ${limits.documentCharacters} characters.`
    return { errors: [clientError('QUERY_TOO_COMPLEX', message)] }
  }
  try {
    return parse(query, { maxTokens: limits.tokens })
  } catch (error) {
    const { message, source, positions } = error as GraphQLError
    return { errors: [Object.assign(clientError('GRAPHQL_PARSE_FAILED', message), { source, positions })] }
  }
}

/** By their names, any that a client may choose. */
function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null)
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  return fragments
}
