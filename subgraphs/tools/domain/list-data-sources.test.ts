import { expect, it } from 'vitest'
import { listDataSources } from './list-data-sources.ts'

const named = (sources: ReturnType<typeof listDataSources>, name: string) => sources.find((one) => one.name === name)

it('tells of each service what it asks for, and whether its key is set, without the key', () => {
  const sources = listDataSources({ keys: { X: 'a-secret' }, baseUrls: { GITHUB: 'http://127.0.0.1:1' } })
  expect(named(sources, 'X')).toMatchObject({ access: 'KEY_REQUIRED', hasKey: true, keySetting: 'X_BEARER_TOKEN' })
  expect(named(sources, 'Tavily')).toMatchObject({ access: 'KEY_REQUIRED', hasKey: false })
  expect(named(sources, 'GitHub')).toMatchObject({ access: 'KEY_OPTIONAL', hasKey: false, isElsewhere: true })
  expect(named(sources, 'DefiLlama')).toMatchObject({ access: 'KEYLESS', keySetting: null, isElsewhere: false })
  expect(JSON.stringify(sources)).not.toContain('a-secret')
})
