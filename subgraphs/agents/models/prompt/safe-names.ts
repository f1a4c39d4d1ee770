import { createHash } from 'node:crypto'

const NAME = /^[a-zA-Z0-9_-]{1,64}$/

/** A call's id in a form that every provider takes; equal ids stay equal. */
export function safeToolId(id: string): string {
  return NAME.test(id) ? id : `call_${createHash('sha256').update(id).digest('hex').slice(0, 32)}`
}

/** A tool's name in a form that every provider takes: a model may have called one that it made up. */
export function safeToolName(name: string): string {
  return NAME.test(name) ? name : name.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64) || 'tool'
}
