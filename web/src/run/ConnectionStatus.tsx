import { useServices } from '../app/use-services.ts'
import { useObservable } from '../shared/use-observable.ts'

/** How the run that goes on is being followed. Says something only where that is in doubt. */
export function ConnectionStatus({ runId }: { runId: string | null }) {
  if (!runId) return <span className="connection-status" data-testid="connection-status" data-status="idle" />
  return <LiveStatus runId={runId} />
}

function LiveStatus({ runId }: { runId: string }) {
  const connection = useObservable(useServices().feeds.of(runId).connection)
  const words = connection.status === 'reconnecting' ? 'reconnecting…' : connection.status === 'live' ? 'live' : ''
  return (
    <span className="connection-status" data-testid="connection-status" data-status={connection.status} role="status">
      {words}
    </span>
  )
}
