import type { FetchShape, ShapeField } from './fetch-shape.ts'
import { readOwn, writeOwn } from './own-property.ts'

type DataObject = Record<string, unknown>

/** How an answer is put into the tree. */
export interface MergeOptions {
  /** False where the answer is merged elsewhere too: the tree takes copies of what later merges may change. */
  readonly isOwn: boolean
  /** Names of types that no object has: they replace no other `__typename`. */
  readonly abstractTypes: ReadonlySet<string>
}

/**
 * Puts what a fetch brought into an object of the tree. Only what was asked for; what another subgraph has
 * brought already is completed, and never replaced by null.
 */
export function mergeData(target: DataObject, source: DataObject, shape: FetchShape, options: MergeOptions): void {
  for (const field of shape.fields) {
    const { name, inner } = field
    const value = field.isInherited ? readOwn(source, name) : source[name]
    if (value === undefined) continue
    const existing = field.isInherited ? readOwn(target, name) : target[name]
    if (existing === undefined || existing === null)
      writeOwn(target, name, options.isOwn || inner === null ? value : copy(value, inner))
    else if (value === null) continue
    else if (inner === null) {
      const isLessExact = name === '__typename' && options.abstractTypes.has(value as string)
      if (!isLessExact) writeOwn(target, name, value)
    } else writeOwn(target, name, mergeValue(existing, value, inner, options))
  }
}

function mergeValue(existing: unknown, value: unknown, inner: FetchShape, options: MergeOptions): unknown {
  if (value === null || value === undefined) return existing
  if (existing === null || existing === undefined) return options.isOwn ? value : copy(value, inner)
  if (Array.isArray(existing) && Array.isArray(value)) {
    // Two subgraphs of different minds: the places of one can't be found in the other.
    if (existing.length !== value.length) return options.isOwn ? value : copy(value, inner)
    for (let index = 0; index < value.length; index += 1)
      existing[index] = mergeValue(existing[index], value[index], inner, options)
    return existing
  }
  if (!Array.isArray(existing) && !Array.isArray(value))
    mergeData(existing as DataObject, value as DataObject, inner, options)
  return existing
}

/** A copy whose objects are its own; scalars, which nobody changes, are shared. */
function copy(value: unknown, shape: FetchShape): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((element) => copy(element, shape))
  const copied: DataObject = {}
  for (const field of shape.fields) copyField(copied, value as DataObject, field)
  return copied
}

function copyField(copied: DataObject, source: DataObject, { name, isInherited, inner }: ShapeField): void {
  const value = isInherited ? readOwn(source, name) : source[name]
  if (value !== undefined) writeOwn(copied, name, inner === null ? value : copy(value, inner))
}
