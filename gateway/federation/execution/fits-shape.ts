import type { FetchShape, ShapeField } from './fetch-shape.ts'
import { readOwn } from './own-property.ts'

/** The part of a shape that an answer can miss: lists and objects. */
interface Expected {
  readonly fields: readonly { readonly field: ShapeField; readonly inner: Expected | null }[]
}

function expectedOf(shape: FetchShape): Expected {
  const deep = shape.fields.filter(({ inner, lists }) => inner !== null || lists > 0)
  return { fields: deep.map((field) => ({ field, inner: field.inner && expectedOf(field.inner) })) }
}

/** A function that tells whether data has a shape, so that a plan can go on with it. Null and what is missing fit. */
export function compileFits(shape: FetchShape): (data: unknown) => boolean {
  const expected = expectedOf(shape)
  return (data) => fitsObject(data, expected)
}

function fitsObject(data: unknown, expected: Expected): boolean {
  if (data === null || data === undefined) return true
  if (typeof data !== 'object' || Array.isArray(data)) return false
  const object = data as Record<string, unknown>
  const typename = object.__typename
  if (typename !== undefined && typeof typename !== 'string') return false
  for (const { field, inner } of expected.fields) {
    const value = field.isInherited ? readOwn(object, field.name) : object[field.name]
    if (!fitsField(value, field.lists, inner)) return false
  }
  return true
}

function fitsField(value: unknown, lists: number, inner: Expected | null): boolean {
  if (value === null || value === undefined) return true
  if (lists === 0) return inner === null || fitsObject(value, inner)
  if (!Array.isArray(value)) return false
  if (lists === 1 && inner === null) return true
  for (const element of value) if (!fitsField(element, lists - 1, inner)) return false
  return true
}
