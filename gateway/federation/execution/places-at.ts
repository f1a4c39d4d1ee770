import { isInherited, readOwn } from './own-property.ts'

type DataObject = Record<string, unknown>

/** Where in the tree a fetch's answers belong, as the planner writes it: names, and '@' for every element of a list. */
export type TreePath = readonly TreeStep[]

/** One step of it; the name is null for '@'. */
export interface TreeStep {
  readonly name: string | null
  readonly isInherited: boolean
}

/** Compiles a planner's path; null where it has a step of another kind. */
export function compilePath(path: readonly (string | number)[]): TreePath | null {
  const steps: TreeStep[] = []
  for (const step of path) {
    if (typeof step !== 'string' || !/^(@|[_A-Za-z][_0-9A-Za-z]*)$/.test(step)) return null
    steps.push({ name: step === '@' ? null : step, isInherited: isInherited(step) })
  }
  return steps
}

/** Adds the objects to which a path leads to `places`, in the order of the tree. */
export function collectPlaces(value: unknown, path: TreePath, from: number, places: DataObject[]): void {
  let at = value
  for (let index = from; index < path.length; index += 1) {
    if (at === null || typeof at !== 'object') return
    const step = path[index] as TreeStep
    if (step.name === null) {
      if (!Array.isArray(at)) return
      for (const element of at) collectPlaces(element, path, index + 1, places)
      return
    }
    at = step.isInherited ? readOwn(at as DataObject, step.name) : (at as DataObject)[step.name]
  }
  if (at !== null && typeof at === 'object' && !Array.isArray(at)) places.push(at as DataObject)
}

/** The same objects with where they are in the answer; for errors, which are rare. */
export function pathsOfPlaces(tree: unknown, path: TreePath): Map<unknown, (string | number)[]> {
  const found = new Map<unknown, (string | number)[]>()
  const visit = (at: unknown, from: number, way: (string | number)[]): void => {
    const step = path[from]
    if (step === undefined) found.set(at, way)
    else if (at === null || typeof at !== 'object') return
    else if (step.name !== null) visit(readOwn(at as DataObject, step.name), from + 1, [...way, step.name])
    else if (Array.isArray(at)) for (const [index, element] of at.entries()) visit(element, from + 1, [...way, index])
  }
  visit(tree, 0, [])
  return found
}
