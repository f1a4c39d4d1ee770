import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  typeFromAST,
} from 'graphql'
import type { Limits } from '../limits.ts'
import { type Amount, amountOf, product, sum } from './amount.ts'
import type { CostRules } from './cost-rules.ts'
import { pageArguments } from './page-arguments.ts'
import { type Given, readPageSize } from './read-page-size.ts'

/** The size of a page as an operation asks for it. */
export interface PageSize {
  /** As a message names it: `input.first`. */
  argument: string
  field: FieldNode
  size: Given
}

/** What an operation asks of the subgraphs, as far as the document and the schema say. */
export interface Demand {
  cost: Amount
  /** What reading the schema costs, which asks no subgraph. */
  schemaCost: number
  pages: readonly PageSize[]
}

/** What the demand of an operation is worked out from. */
export interface DemandOptions {
  /** What clients may ask. */
  schema: GraphQLSchema
  rules: CostRules
  limits: Limits
}

/** How many entries the lists directly below a field have; `fields` null: all that don't say so themselves. */
interface Sized {
  size: Amount
  fields: readonly string[] | null
}

/**
 * Works out what a valid operation may cost: an object 1, a leaf 0, a mutation more, and a list all that of one entry
 * as many times as the page is large. What is asked for twice counts twice, and of fragments on several types each. A
 * fragment is worked out once for all its places.
 */
export function compileDemand(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  { schema, rules, limits }: DemandOptions,
): Demand {
  const pages: PageSize[] = []
  const known = new Map<FragmentDefinitionNode, Map<Sized | null, Amount>>()
  const root = schema.getRootType(operation.operation)
  let schemaCost = 0

  function ofSet(set: SelectionSetNode, type: GraphQLCompositeType, sized: Sized | null): Amount {
    let total: Amount = 0
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) total = sum(total, ofField(selection, type, sized))
      else if (selection.kind === Kind.FRAGMENT_SPREAD)
        total = sum(total, ofFragment(fragments[selection.name.value], sized))
      else {
        const condition = selection.typeCondition && typeFromAST(schema, selection.typeCondition)
        total = sum(total, ofSet(selection.selectionSet, isCompositeType(condition) ? condition : type, sized))
      }
    }
    return total
  }

  function ofFragment(fragment: FragmentDefinitionNode | undefined, sized: Sized | null): Amount {
    const type = fragment && typeFromAST(schema, fragment.typeCondition)
    if (!fragment || !isCompositeType(type)) return 0
    const places = known.get(fragment) ?? new Map<Sized | null, Amount>()
    known.set(fragment, places)
    const cost = places.get(sized) ?? ofSet(fragment.selectionSet, type, sized)
    places.set(sized, cost)
    return cost
  }

  function ofField(node: FieldNode, parent: GraphQLCompositeType, sized: Sized | null): Amount {
    const name = node.name.value
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
    if (!field) {
      schemaCost += ofMetaField(node)
      return 0
    }
    const coordinate = `${parent.name}.${name}`
    const rule = rules.lists.get(coordinate)
    const page = pageOf(node, parent, field, coordinate)
    const size = page ?? rule?.assumedSize ?? rules.schemaSizes.get(coordinate) ?? null
    const below: Sized | null =
      size !== null && (rule?.sizedFields || !hasLists(field)) ? { size, fields: rule?.sizedFields ?? null } : null
    const isSized = sized !== null && (sized.fields === null ? page === null : sized.fields.includes(name))
    const ofOne = sum(weightOf(node, parent, field, coordinate), ofInner(node, field, below))
    const own = isSized ? sized.size : (size ?? limits.assumedListSize)
    let lists = 0
    for (let type = field.type; !('name' in type); type = type.ofType) if (isListType(type)) lists += 1
    return lists === 0 ? ofOne : product(product(own, limits.assumedListSize ** (lists - 1)), ofOne)
  }

  /** Of `__schema` and `__type`, which no type lists among its fields. */
  function ofMetaField(node: FieldNode): number {
    const meta = [SchemaMetaFieldDef, TypeMetaFieldDef].find(({ name }) => name === node.name.value)
    return meta ? 1 + amountOf(ofInner(node, meta, null), {}) : 0
  }

  function ofInner(node: FieldNode, field: GraphQLField<unknown, unknown>, below: Sized | null): Amount {
    const type = getNamedType(field.type)
    return node.selectionSet && isCompositeType(type) ? ofSet(node.selectionSet, type, below) : 0
  }

  function weightOf(
    node: FieldNode,
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    coordinate: string,
  ): number {
    const type = getNamedType(field.type)
    const own = rules.weights.get(coordinate) ?? rules.weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0)
    const given = (node.arguments ?? []).reduce(
      (total, argument) => total + (rules.weights.get(`${coordinate}(${argument.name.value}:)`) ?? 0),
      0,
    )
    const isMutation = parent === root && operation.operation === 'mutation'
    return own + given + (isMutation ? limits.mutationCost : 0)
  }

  /** The size of the page that a field is asked for; null where none of its arguments says. */
  function pageOf(
    node: FieldNode,
    parent: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    coordinate: string,
  ): Amount | null {
    const said = rules.lists.get(coordinate)?.slicingArguments?.map((name) => [name])
    // What a mutation is given under such a name may be no page at all.
    const isMutation = parent === root && operation.operation === 'mutation'
    const paths = said ?? (isMutation ? [] : pageArguments(field, limits.pageArguments))
    const given = paths.map((path) => {
      const size = readPageSize(node, field, path)
      if (size !== null) pages.push({ argument: path.join('.'), field: node, size })
      return size
    })
    if (given.every((size) => size === null)) return null
    const assumed = rules.lists.get(coordinate)?.assumedSize ?? limits.assumedListSize
    if (given.every((size) => typeof size !== 'function')) return largest(given as (number | null)[], assumed)
    return (variables) =>
      largest(
        given.map((size) => (typeof size === 'function' ? size(variables) : size)),
        assumed,
      )
  }

  const cost = root ? ofSet(operation.selectionSet, root, null) : 0
  return { cost, schemaCost, pages }
}

function largest(sizes: readonly (number | null)[], assumed: number): number {
  const said = sizes.filter((size): size is number => size !== null)
  return said.length === 0 ? assumed : Math.max(0, ...said)
}

function hasLists({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type)
}
