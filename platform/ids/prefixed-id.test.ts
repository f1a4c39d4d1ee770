import { describe, expect, it } from 'vitest'
import { decodeId, encodeId, newId } from './index.ts'

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

describe('a shown id', () => {
  it.each([newId(), '00000000-0000-0000-0000-000000000000', LAST])('leads back to %s', (uuid) => {
    expect(decodeId('run', encodeId('run', uuid))).toBe(uuid)
  })

  it('sorts as its UUIDs do, which sort by time', () => {
    const ids = Array.from({ length: 100 }, newId)
    expect(ids.toSorted()).toEqual(ids)
    const shown = ids.map((id) => encodeId('run', id))
    expect(shown.toSorted()).toEqual(shown)
  })

  const good = encodeId('run', newId())
  it.each([
    ['another prefix', good.replace('run_', 'user_')],
    ['a longer prefix', good.replace('run_', 'rerun_')],
    ['no prefix', good.slice(4)],
    ['a digit too few', good.slice(0, -1)],
    ['a digit too many', `${good}0`],
    ['capitals', good.toUpperCase()],
    ['a letter that is no digit', `${good.slice(0, -1)}u`],
    ['a character of two code units', `${good.slice(0, -2)}😀`],
    ['a number past 128 bits', `run_8${'0'.repeat(25)}`],
    ['a bare UUID', newId()],
    ['nothing', ''],
  ])('is none with %s', (_, id) => expect(decodeId('run', id)).toBeNull())

  it('may be as large as 128 bits', () => expect(decodeId('run', `run_7${'z'.repeat(25)}`)).toBe(LAST))
})
