import { type ServiceStub, startServiceStub } from './service-stub.ts'

/** Starts a stub of Sourcify's API v2; matches by address in lower case, and 404 with nulls for the rest. */
export function startSourcifyStub(matches: Record<string, 'exact_match' | 'match'>): Promise<ServiceStub> {
  return startServiceStub(({ path }) => {
    const [, chainId, address = ''] = /^\/server\/v2\/contract\/(\d+)\/(0x\w{40})$/.exec(path) ?? []
    const match = matches[address.toLowerCase()] ?? null
    const body = { match, creationMatch: match, runtimeMatch: match, chainId, address }
    if (!match) return { status: 404, body }
    return { status: 200, body: { ...body, verifiedAt: '2024-07-25T10:00:00Z', compilation: { language: 'Solidity' } } }
  })
}
