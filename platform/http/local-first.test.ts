import { describe, expect, it } from 'vitest'
import { type FetchHandler, localFirst } from './index.ts'

const network = async (input: string | URL) => new Response(`network ${input}`)

describe('localFirst', () => {
  it('answers hosts of this process here, others over the network, and finds hosts that come later', async () => {
    const graphs = new Map<string, FetchHandler>()
    const fetch = localFirst(graphs, network)
    expect(await (await fetch('http://users:3005/graphql')).text()).toBe('network http://users:3005/graphql')
    graphs.set('users:3005', async (request) => new Response(`here ${request.method} ${await request.text()}`))
    const asked = await fetch(new URL('http://users:3005/graphql'), { method: 'POST', body: 'x' })
    expect(await asked.text()).toBe('here POST x')
    expect(await (await fetch('http://users:3006/')).text()).toBe('network http://users:3006/')
  })

  it('rejects, rather than throws, for an address that is none', async () => {
    await expect(localFirst(new Map(), network)('no address')).rejects.toThrow('Invalid URL')
  })

  it('stops waiting for a handler that heeds no abort, and ends the stream that comes too late', async () => {
    const cancelled = Promise.withResolvers<void>()
    const late = Promise.withResolvers<Response>()
    const fetch = localFirst(new Map([['a.test', () => late.promise]]), network)
    const leaving = new AbortController()
    const asked = fetch('http://a.test/', { signal: leaving.signal })
    leaving.abort(new Error('gone'))
    await expect(asked).rejects.toThrow('gone')
    late.resolve(new Response(new ReadableStream({ cancel: () => cancelled.resolve() })))
    await cancelled.promise
  })

  it('does not ask for a caller who has left', async () => {
    let asked = 0
    const handler = async () => {
      asked++
      return new Response()
    }
    const fetch = localFirst(new Map([['a.test', handler]]), network)
    await expect(fetch('http://a.test/', { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow('gone')
    expect(asked).toBe(0)
  })

  it('gives the handler a signal that aborts with the caller, even where nothing else of the request is kept', async () => {
    const seen = Promise.withResolvers<AbortSignal>()
    const handler = (request: Request) => {
      seen.resolve(request.signal)
      return Promise.withResolvers<Response>().promise
    }
    const leaving = new AbortController()
    const asked = localFirst(new Map([['a.test', handler]]), network)('http://a.test/', { signal: leaving.signal })
    asked.catch(() => {})
    const signal = await seen.promise
    await collectGarbage()
    leaving.abort()
    expect(signal.aborted).toBe(true)
  })
})

/** Collects until an object without a holder is gone. */
async function collectGarbage(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8')
  const { runInNewContext } = await import('node:vm')
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const gone = new WeakRef({})
  while (gone.deref()) {
    await new Promise((resolve) => setImmediate(resolve))
    collect()
  }
}
