import type { Contributor } from '../sources/source.ts'
import type { WeekWindow } from './week-window.ts'

/** Commits of each person (programs left out) in the weeks of a window, in the order of the list. */
export function commitsWithin(contributors: readonly Contributor[], window: WeekWindow): number[] {
  return contributors
    .filter((contributor) => !contributor.isBot)
    .map(({ weeks }) =>
      weeks.reduce((sum, week) => sum + (week.start >= window.from && week.start <= window.to ? week.commits : 0), 0),
    )
}
