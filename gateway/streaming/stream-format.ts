import type { StreamFormat } from '@chainlens/platform/streaming'

/**
 * Apollo's protocol for subscriptions over multipart HTTP: each part is a whole one only when the boundary after
 * it has come, so that every part ends with it. `{}` is a heartbeat, `payload` a result, and `errors` beside a null
 * payload are those of the connection, after which nothing comes.
 */
export const MULTIPART: StreamFormat = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  opening: '\r\n--graphql',
  heartbeat: part({}),
  result: (value) =>
    part('data' in value ? { payload: value } : { payload: null, errors: (value as { errors?: unknown }).errors }),
  closing: '--\r\n',
}

function part(value: object): string {
  return `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(value)}\r\n--graphql`
}
