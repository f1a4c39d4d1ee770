import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rootDirectory } from '../../cli/root-directory.ts'

/** What a process of the version before can't live with, while it still runs on the tables of this one. */
const CONTRACTIONS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['drops what may still be read', /\bdrop\s+(table|column|schema|type|view|materialized view|function|trigger)\b/],
  ['renames what may still be read', /\brename\b/],
  ['changes the type of what may still be written', /\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/],
  ['demands what the version before does not write', /\bset\s+not\s+null\b/],
  [
    'demands what the version before does not write',
    /\badd\s+(column\s+)?(?!constraint)[^,;]*\bnot\s+null\b(?![^,;]*\bdefault\b)(?<!\bdefault\b[^,;]*)/,
  ],
]

/** What of a migration's text contracts; comments and texts are not looked at. */
function contractionsOf(sql: string): string[] {
  const text = sql
    .toLowerCase()
    .replaceAll(/--.*$|'(?:[^']|'')*'/gm, '')
    .replaceAll(/\s+/g, ' ')
  // A table that the same migration makes has no reader yet, and one of its own columns no writer.
  const statements = text.split(';').filter((statement) => !/^\s*create table\b/.test(statement))
  return CONTRACTIONS.flatMap(([name, pattern]) => (statements.some((one) => pattern.test(one)) ? [name] : []))
}

it('recognises what contracts, and lets all pass that expands', () => {
  const contracting = [
    'drop table agents.runs',
    'alter table runs\n  drop column model',
    'alter table runs rename to rounds',
    'alter table runs rename column model to name',
    'alter table runs alter column cost type bigint',
    'alter table runs alter column cost set not null',
    'alter table runs add column cost bigint not null',
    'alter table runs add column a int, add b text not null',
  ]
  const expanding = [
    'create table dropped (id uuid primary key, renamed text not null)',
    'alter table runs add column cost bigint',
    'alter table runs add column cost bigint not null default 0',
    "alter table runs add column cost text default '-' not null",
    'alter table runs alter column cost drop not null',
    'alter table runs drop constraint runs_status_check; alter table runs add constraint runs_status_check check (status is not null)',
    'drop index runs_waiting',
    "comment on table runs is 'drop table'",
    '-- drop table runs\ncreate index runs_new on runs (id)',
  ]
  expect(contracting.filter((sql) => contractionsOf(sql).length === 0)).toEqual([])
  expect(expanding.filter((sql) => contractionsOf(sql).length > 0)).toEqual([])
})

it('lets no migration take away what the version before reads or writes: both run side by side while one replaces the other', () => {
  const files = globSync('subgraphs/*/migrations/*.sql', { cwd: rootDirectory })
  expect(files.length).toBeGreaterThan(0)
  const found = files.flatMap((file) =>
    contractionsOf(readFileSync(join(rootDirectory, file), 'utf8')).map((name) => `${file} ${name}`),
  )
  expect(found).toEqual([])
})
