import type { TreeNames } from '../planning/tree-names.ts'
import type { FetchShape } from './fetch-shape.ts'
import { isInherited } from './own-property.ts'
import type { TreePath } from './places-at.ts'

/** By names of the tree: those of the answer, where they differ. */
export type AnswerNames = ReadonlyMap<string, string>

/** The way back from what fields are called while a plan runs. */
export function answerNamesOf(treeNames: TreeNames): AnswerNames {
  return new Map([...treeNames].map(([name, treeName]) => [treeName, name]))
}

/** A path as the client reads it. */
export function answerPath(path: readonly (string | number)[], names: AnswerNames): (string | number)[] {
  return path.map((step) => names.get(step as string) ?? step)
}

/** A way into the tree as a way into the answer. */
export function answerWay(path: TreePath, names: AnswerNames): TreePath {
  if (names.size === 0) return path
  return path.map((step) => {
    const name = names.get(step.name ?? '')
    return name === undefined ? step : { name, isInherited: isInherited(name) }
  })
}

/** The shape of what a fetch brings, as the client knows it. */
export function answerShapeOf(shape: FetchShape, names: AnswerNames): FetchShape {
  if (names.size === 0) return shape
  const fields = shape.fields.map((field) => {
    const name = names.get(field.name) ?? field.name
    return { ...field, name, isInherited: isInherited(name), inner: field.inner && answerShapeOf(field.inner, names) }
  })
  return { fields }
}
