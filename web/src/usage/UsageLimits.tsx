import { usdPrice } from '../models/usd-price.ts'
import { Time } from '../shared/Time.tsx'
import type { Usage } from './usage-days.ts'

const NAMES = { RUN: 'Each answer', DAY: 'Today', MONTH: 'This month' } as const

const anewFormat = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
const anew = (at: Date) => anewFormat.format(at)

/** The limits that hold, each with what is used of it, in words and as a bar. */
export function UsageLimits({ limits, plan }: Pick<Usage, 'limits' | 'plan'>) {
  return (
    <dl className="usage-limits">
      {limits.map(({ kind, limitUsd, spentUsd, setAsideUsd, remainingUsd, resetsAt }) => (
        <div key={kind} data-testid="usage-limit">
          <dt>{NAMES[kind]}</dt>
          <dd>
            {remainingUsd === null ? (
              <>up to {usdPrice(limitUsd)}</>
            ) : (
              <>
                <meter
                  aria-label={`${NAMES[kind]}, used`}
                  min={0}
                  max={Number(limitUsd)}
                  value={Number(limitUsd) - Number(remainingUsd)}
                />
                {usdPrice(remainingUsd)} of {usdPrice(limitUsd)} left, {usdPrice(spentUsd ?? 0)} spent
                {Number(setAsideUsd) > 0 && <>, {usdPrice(setAsideUsd ?? 0)} set aside for answers that go on</>}
                {resetsAt && (
                  <>
                    ; anew <Time at={resetsAt} format={anew} />
                  </>
                )}
              </>
            )}
          </dd>
        </div>
      ))}
      {plan && (
        <div>
          <dt>Plan</dt>
          <dd>{plan}</dd>
        </div>
      )}
    </dl>
  )
}
