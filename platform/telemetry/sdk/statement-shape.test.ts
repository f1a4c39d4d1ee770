import { describe, expect, it } from 'vitest'
import { statementShape } from './statement-shape.ts'

describe('the shape of a statement', () => {
  it.each([
    [`insert into m values ('q?', 1, -2.5e3, $1)`, 'insert into m values (?, …, $1)'],
    [`select 'it''s' as a, "a'b" from t2 where id = 'x'::uuid`, `select ? as a, "a'b" from t2 where id = ?::uuid`],
    [`select E'it\\'s a secret', e'x\\\\' , 'love'`, 'select ?, …'],
    [`select $$a 'secret'$$, $tag$ $$ secret $tag$ x`, 'select ?, … x'],
    [`select 'a $$ secret', 'b $$ secret'`, 'select ?, …'],
    [`select 'a e', 'secret'`, 'select ?, …'],
    [`select 1 -- secret\nfrom a /* secret */ where b = true`, 'select ? from a where b = true'],
    [`select a from b where c = 'secret without an end`, 'select a from b where c = ?'],
    [`select a from b where c = $$secret without an end`, 'select a from b where c = ?'],
    ['select column1 from runs_2 limit 10', 'select column1 from runs_2 limit ?'],
  ])('shows no literal of %j', (sql, shape) => {
    expect(statementShape(sql)).toBe(shape)
  })

  it('is cut after 500 characters', () => {
    expect(statementShape('x'.repeat(500))).toHaveLength(500)
    expect(statementShape('x'.repeat(501))).toBe(`${'x'.repeat(500)}…`)
  })
})
