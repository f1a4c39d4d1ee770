import { describe, expect, it } from 'vitest'
import { allRoles, namesOf, parseRoles } from './roles.ts'

const SUBGRAPHS = ['users', 'agents']
const parse = (...names: string[]) => parseRoles(names, SUBGRAPHS)

describe('roles of a process', () => {
  it('are all pools by worker, and one by its name', () => {
    expect(parse('worker').pools).toEqual(['agent-runs', 'analytics', 'data-processing'])
    expect(parse('worker:analytics').pools).toEqual(['analytics'])
    expect(parse('worker:data-processing', 'worker:agent-runs').pools).toEqual(['agent-runs', 'data-processing'])
    expect(parse('gateway', 'agents')).toEqual({ gateway: true, subgraphs: ['agents'], pools: [] })
  })

  it.each([[[]], [['worker:']], [['worker:runs']], [['nobody']], [['gateway', 'Worker']]])('refuse %j', (names) => {
    expect(() => parse(...names)).toThrow(expect.objectContaining({ code: 'UNKNOWN_ROLE' }))
  })

  it('are named as they were asked for', () => {
    expect(namesOf(parse('worker:analytics'))).toEqual(['worker:analytics'])
    expect(namesOf(allRoles(SUBGRAPHS))).toEqual(['gateway', 'worker', 'users', 'agents'])
  })
})
