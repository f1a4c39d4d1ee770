import type { MissingSignal } from '@chainlens/platform/evidence'
import { missingFrom } from '@chainlens/platform/sources'
import type { Context } from '../../context.ts'
import { addDays, lastWholeDay } from '../../sources/days.ts'
import type { CloseWindow, PriceSeries } from '../../sources/market-source.ts'
import { checkWindow } from './check-window.ts'
import { missingHistory } from './missing-history.ts'

/** The closes of a window, and what they lack; `series` is null where none could be had. */
export interface SeriesReading {
  /** First and last day of the window. */
  from: string
  to: string
  series: PriceSeries | null
  /** Null where every close of the window is there. */
  lacking: MissingSignal | null
  /** True where the window should be the newest, and its source is behind. */
  stale: boolean
}

/** Reads the closes of a window, once a request. Throws ClientError BAD_USER_INPUT for a window that cannot be. */
export async function readSeries(
  context: Pick<Context, 'loaders' | 'services'>,
  window: CloseWindow,
): Promise<SeriesReading> {
  const now = context.services.now()
  checkWindow(window, now)
  try {
    const series = await context.loaders.closes.load(window)
    // A window that the caller chose describes its own days; one that should be the newest may be behind.
    const stale = window.until === null && series.until < addDays(lastWholeDay(now), -1)
    return { from: series.from, to: series.until, series, lacking: missingHistory(series), stale }
  } catch (error) {
    const to = window.until ?? lastWholeDay(now)
    const lacking = missingFrom(error, `daily closes of ${window.coinId}`)
    return { from: addDays(to, -window.days), to, series: null, lacking, stale: false }
  }
}
