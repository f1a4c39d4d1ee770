import type { FetchDataRewrite } from '@apollo/query-planner'
import { addField, type FetchShape, fieldOf } from './fetch-shape.ts'

/** A shape as it is after a plan's renamings. */
export function renamedShape(shape: FetchShape, rewrites: readonly FetchDataRewrite[] | undefined): FetchShape {
  const renamers = (rewrites ?? []).filter((rewrite) => rewrite.kind === 'KeyRenamer')
  if (renamers.length === 0) return shape
  const renamed = copyOf(shape)
  for (const { path, renameKeyTo } of renamers) {
    const names = path.filter((step) => !step.startsWith('... on '))
    const last = names.pop()
    let parent: FetchShape | null | undefined = renamed
    for (const name of names) parent = parent && fieldOf(parent, name)?.inner
    const field = last === undefined ? undefined : parent && fieldOf(parent, last)
    if (!parent || !field) continue
    parent.fields.splice(parent.fields.indexOf(field), 1)
    const target = addField(parent, renameKeyTo, field.lists, field.inner !== null)
    if (target.inner && field.inner) mergeFields(target.inner, field.inner)
  }
  return renamed
}

function mergeFields(target: FetchShape, source: FetchShape): void {
  for (const { name, lists, inner } of source.fields) {
    const field = addField(target, name, lists, inner !== null)
    if (field.inner && inner) mergeFields(field.inner, inner)
  }
}

function copyOf(shape: FetchShape): FetchShape {
  return { fields: shape.fields.map((field) => ({ ...field, inner: field.inner && copyOf(field.inner) })) }
}
