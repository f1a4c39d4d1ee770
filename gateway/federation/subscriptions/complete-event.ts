import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import { unrecorded } from '@chainlens/platform/telemetry'
import { GraphQLError } from 'graphql'
import { maskError } from '../../errors/mask-error.ts'
import type { RequestContext } from '../../request-context.ts'
import { type Answering, executePlan } from '../execution/execute-plan.ts'
import { carryError } from '../requests/subgraph-errors.ts'
import type { PreparedOperation, SupergraphRuntime } from '../supergraph-runtime.ts'
import { type CompletedEvent, completedEvent } from './completed-event.ts'
import type { CompleteEvent } from './event-group.ts'
import type { EventNode } from './event-line.ts'

/** The name under which a plan fetches the event itself. */
const EVENT = '$event'

/** An operation whose events are completed, and on what. */
export interface EventCompletion {
  runtime: SupergraphRuntime
  prepared: PreparedOperation
  node: SubscriptionNode
  variables: Record<string, unknown>
}

/** Completes events from the other subgraphs: by the rest of the plan, whose first fetch answers with the event. */
export function createCompleteEvent(completion: EventCompletion, context: RequestContext): CompleteEvent {
  const { runtime, prepared, node, variables } = completion
  const plan = eventPlan(node.primary, node.rest)

  async function complete({ answer }: EventNode): Promise<CompletedEvent> {
    const { data = null, errors } = answer
    // The executor puts what it fetches into the event, which others read as well.
    const own = node.rest ? structuredClone(data) : data
    const source: Answering = { process: async () => ({ data: own, errors: errors?.map(carryError) }) }
    const dataSources = { ...runtime.dataSources, [EVENT]: source }
    try {
      return completedEvent(await executePlan(runtime, { plan, prepared, variables, dataSources }, context))
    } catch (error) {
      const unexpected = error instanceof Error ? error : new Error(String(error))
      const masked = maskError(new GraphQLError(unexpected.message, { originalError: unexpected }), context)
      return completedEvent({ errors: [masked] })
    }
  }

  // A stream may have thousands: its one span tells how many.
  return (event) => unrecorded(() => complete(event))
}

/** The plan for one event: the event in place of the subscription's own fetch, then what the others bring. */
function eventPlan(primary: FetchNode, rest: PlanNode | undefined): QueryPlan {
  const event: FetchNode = { ...primary, serviceName: EVENT }
  return { kind: 'QueryPlan', node: rest ? { kind: 'Sequence', nodes: [event, rest] } : event }
}
