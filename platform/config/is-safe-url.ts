import { isHttpUrl } from './is-http-url.ts'

const THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** Whether nobody on the way can change what an address answers: https, or http within this machine. */
export function isSafeUrl(url: string): boolean {
  if (!isHttpUrl(url)) return false
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || THIS_MACHINE.test(hostname)
}
