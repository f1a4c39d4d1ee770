type Close = { day: string; closeUsd: number }

/** A day on which both have a close, each as a percentage of its first such day's. */
export type AlignedDay = { day: string; a: number; b: number }

/** Two price histories on one scale: only days that both have, 100 on the first of them. */
export function alignCloses(a: readonly Close[], b: readonly Close[]): AlignedDay[] {
  const others = new Map(b.map(({ day, closeUsd }) => [day, closeUsd]))
  const common = a.filter(({ day, closeUsd }) => closeUsd > 0 && (others.get(day) ?? 0) > 0)
  const first = common[0]
  if (!first) return []
  const firstOther = others.get(first.day)!
  return common.map(({ day, closeUsd }) => ({
    day,
    a: (closeUsd / first.closeUsd) * 100,
    b: (others.get(day)! / firstOther) * 100,
  }))
}
