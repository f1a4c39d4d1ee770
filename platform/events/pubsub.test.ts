import { Redis } from 'ioredis'
import { expect, it } from 'vitest'
import { startFaultRedis } from '../../tests/faults/support/redis-server.ts'
import { waitFor } from '../../tests/support/wait-for.ts'
import { createPubSub } from './pubsub.ts'

const hasRedis = !(process.env.CHAINLENS_MISSING_TOOLS ?? '').includes('redis-server')

it.skipIf(!hasRedis)('messages are heard again when Redis was killed and is back, on every topic', async () => {
  const server = await startFaultRedis()
  const redis = new Redis(server.url)
  redis.on('error', () => {})
  const { engine, dispose } = createPubSub(redis, { warn: () => {} } as never)
  const heard: string[] = []
  for (const topic of ['one', 'two']) await engine.subscribe(topic, (message: string) => heard.push(message), {})
  await server.kill()
  await server.start({ isEmpty: true })
  // Some are lost until the connections are back; what counts is that they come again.
  await waitFor(async () => {
    for (const topic of ['one', 'two']) await engine.publish(topic, topic).catch(() => {})
    return heard.includes('one') && heard.includes('two')
  })
  expect(new Set(heard)).toEqual(new Set(['one', 'two']))
  await dispose()
  redis.disconnect()
  await server.dispose()
})
