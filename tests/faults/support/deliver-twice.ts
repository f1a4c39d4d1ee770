// Loaded before everything else in a process of the fault suite (`--import`): whatever is sent over Redis is sent twice,
// live messages late and in another order than they were sent in.
import { Queue } from 'bullmq'
import { Command, Redis } from 'ioredis'

/** How late a live message may come. */
const MOST_LATE_MS = 400

type Send = typeof Redis.prototype.sendCommand
const send: Send = Redis.prototype.sendCommand

function later(redis: Redis, [command, stream]: Parameters<Send>): void {
  setTimeout(() => send.call(redis, command, stream), Math.random() * MOST_LATE_MS)
}

Redis.prototype.sendCommand = function (this: Redis, ...[command, stream]: Parameters<Send>) {
  const { name, args } = command
  if (name !== 'publish' && name !== 'xadd') return send.call(this, command, stream)
  const again = new Command(name, [...args] as string[], { replyEncoding: 'utf8' })
  again.promise.catch(() => {})
  if (name === 'xadd') {
    send.call(this, again, stream)
    return send.call(this, command, stream)
  }
  later(this, [again, stream])
  later(this, [command, stream])
  return command.promise
}

const add = Queue.prototype.add
Queue.prototype.add = async function (this: Queue, name, data, options) {
  // Equal ids would be one job.
  const other = options?.jobId ? { ...options, jobId: `${options.jobId}-again` } : options
  // For the row, which looks whether anything was tried.
  await (this.opts.connection as Redis).incr('faults:jobs-twice')
  const [job] = await Promise.all([add.call(this, name, data, options), add.call(this, name, data, other)])
  return job
}
