import { type ServiceStub, startServiceStub } from './service-stub.ts'

/** A refusal: HTTP 200, status 0, and a sentence. */
export function etherscanRefusal(result: string) {
  return { status: 200, body: { status: '0', message: 'NOTOK', result } }
}

/** Starts a stub of Etherscan's API V2 that knows the key `etherscan-key`; source code by address in lower case. */
export function startEtherscanStub(sources: Record<string, string>): Promise<ServiceStub> {
  return startServiceStub(({ query }) => {
    if (query.apikey !== 'etherscan-key') return etherscanRefusal('Invalid API Key')
    const source = sources[(query.address ?? '').toLowerCase()] ?? ''
    const contract = {
      SourceCode: source,
      ABI: source ? '[]' : 'Contract source code not verified',
      ContractName: source ? 'Token' : '',
      Proxy: '0',
      Implementation: '',
    }
    return { status: 200, body: { status: '1', message: 'OK', result: [contract] } }
  })
}
