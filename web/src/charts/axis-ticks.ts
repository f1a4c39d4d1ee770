const STEPS = [1, 2, 2.5, 5, 10]

/** About `count` round numbers from at or below `least` to at or above `most`: the scale they span holds every value. */
export function linearTicks(least: number, most: number, count = 4): number[] {
  if (!(most > least))
    return least === 0 ? [0, 1] : [Math.min(0, 2 * least), least, Math.max(0, 2 * least)].sort(rising)
  const rough = (most - least) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = STEPS.find((each) => each * power >= rough * 0.999)! * power
  const first = Math.floor(least / step + 1e-9)
  const last = Math.ceil(most / step - 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

/** Round numbers of a logarithmic scale around positive values: 1, 2 and 5 of each decade; over many decades tens only. */
export function logTicks(least: number, most: number): number[] {
  const from = Math.floor(Math.log10(least))
  const to = Math.floor(Math.log10(most))
  const parts = to - from > 3 ? [1] : [1, 2, 5]
  const all: number[] = []
  for (let power = from; power <= to + 1; power++) {
    for (const part of parts) all.push(Number((part * 10 ** power).toPrecision(12)))
  }
  const first = all.findLastIndex((tick) => tick <= least * (1 + 1e-9))
  const last = all.findIndex((tick) => tick >= most * (1 - 1e-9))
  return all.slice(first, last + 1)
}

function rising(a: number, b: number): number {
  return a - b
}
