import { readdirSync, readFileSync } from 'node:fs'

interface Stat {
  parent: number
  /** Both in user and in kernel mode, in clock ticks. */
  ticks: number
  residentPages: number
}

/** Linux counts CPU time in hundredths of a second, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100
const PAGE_BYTES = 4096

function readStat(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return {
      parent: Number(fields[1]),
      ticks: Number(fields[11]) + Number(fields[12]),
      residentPages: Number(fields[21]),
    }
  } catch {
    return null
  }
}

/** CPU time and memory of a process and all below it, and the CPU time of the process alone. Linux only. */
export function measureTree(pid: number): { cpuSeconds: number; ownCpuSeconds: number; residentMb: number } {
  const stats = new Map<number, Stat>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : null
    if (stat) stats.set(Number(name), stat)
  }
  const isBelow = (one: number): boolean => one === pid || (one > 1 && isBelow(stats.get(one)?.parent ?? 0))
  let ticks = 0
  let pages = 0
  for (const [one, stat] of stats)
    if (isBelow(one)) {
      ticks += stat.ticks
      pages += stat.residentPages
    }
  return {
    cpuSeconds: ticks / TICKS_PER_SECOND,
    ownCpuSeconds: (stats.get(pid)?.ticks ?? 0) / TICKS_PER_SECOND,
    residentMb: (pages * PAGE_BYTES) / 1e6,
  }
}
