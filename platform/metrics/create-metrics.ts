import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Seconds: from an answer out of memory to the longest run. */
const SHORT = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const PREPARATION = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1]
const LONG = [0.1, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 160, 320, 640]
/** As OpenTelemetry's conventions for generative AI give them. */
const TOKENS = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216, 67_108_864]
const MODEL_SECONDS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]

/** What a process counts. Every label has few values: names that clients choose pass a bounded label first. */
export type Metrics = ReturnType<typeof createMetrics>

/** Begins to count from nought, in a registry of its own. docs/observability.md lists what there is. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter<Label>({ name, help, labelNames: [...labelNames], registers })
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[] = []) =>
    new Gauge<Label>({ name, help, labelNames: [...labelNames], registers })
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: readonly number[],
  ) => new Histogram<Label>({ name, help, labelNames: [...labelNames], buckets: [...buckets], registers })

  return {
    operations: counter('chainlens_graphql_operations_total', 'Operations of clients that ended.', [
      'operation',
      'type',
      'transport',
      'outcome',
    ]),
    operationSeconds: histogram(
      'chainlens_graphql_operation_duration_seconds',
      'How long operations took; of a subscription, until it was open.',
      ['operation', 'type'],
      SHORT,
    ),
    subscriptions: gauge('chainlens_subscriptions', 'Subscriptions that are open.', ['transport']),
    sockets: gauge('chainlens_websocket_connections', 'WebSockets that are open.'),
    streamSources: gauge(
      'chainlens_subscription_sources',
      'Subscriptions at subgraphs that are open; clients with equal ones share one.',
    ),
    streamReconnects: counter('chainlens_subscription_reconnects_total', 'Attempts to find a lost source again.', [
      'outcome',
    ]),
    streamSlowReaders: counter(
      'chainlens_subscription_slow_readers_total',
      'Subscriptions that ended because their client read too slowly.',
      [],
    ),
    streamReloads: counter(
      'chainlens_subscription_reloads_total',
      'Subscriptions by what a reload of the supergraph meant for them.',
      ['outcome'],
    ),
    plans: counter('chainlens_query_plans_total', 'Operations by whether their plan was kept.', ['cache']),
    executorFallbacks: counter(
      'chainlens_executor_fallbacks_total',
      'Operations whose plan is not compiled, by what of it is not covered.',
      ['reason'],
    ),
    preparationSeconds: histogram(
      'chainlens_graphql_preparation_duration_seconds',
      'How long the parsing, validating and planning of operations took that had not been asked for before.',
      ['phase'],
      PREPARATION,
    ),
    subgraphRequests: counter('chainlens_subgraph_requests_total', 'Requests of the gateway to subgraphs.', [
      'subgraph',
      'outcome',
    ]),
    subgraphSeconds: histogram(
      'chainlens_subgraph_request_duration_seconds',
      'How long subgraphs took to answer the gateway.',
      ['subgraph'],
      SHORT,
    ),
    breakers: gauge('chainlens_subgraph_breaker_open', '1 while a subgraph is left alone because it failed.', [
      'subgraph',
    ]),
    supergraphs: gauge('chainlens_supergraph_info', '1 for the supergraph that new operations begin on.', ['id']),
    supergraphReloads: counter('chainlens_supergraph_reloads_total', 'Supergraphs that took the place of another.', []),
    supergraphReloadFailures: counter(
      'chainlens_supergraph_reload_failures_total',
      'Supergraphs that were refused; the one before goes on.',
      ['reason'],
    ),
    supergraphStale: gauge('chainlens_supergraph_stale', '1 while an older supergraph answers than there is.'),
    supergraphReloadSeconds: histogram(
      'chainlens_supergraph_reload_duration_seconds',
      'From a supergraph that was found until operations begin on it.',
      [],
      SHORT,
    ),
    supergraphGenerations: gauge(
      'chainlens_supergraph_generations',
      'Supergraphs that something runs on, the current one counted.',
    ),
    supergraphPlans: counter(
      'chainlens_supergraph_reload_plans_total',
      'Operations that were planned on a supergraph before it was used, by what came of it.',
      ['outcome'],
    ),
    subgraphAskers: histogram(
      'chainlens_subgraph_request_askers',
      'How many asked for entities by one request of the gateway to a subgraph.',
      ['subgraph'],
      [1, 2, 4, 8, 16, 32, 64, 128, 256],
    ),
    subgraphRepresentations: histogram(
      'chainlens_subgraph_request_representations',
      'How many entities one request of the gateway asked a subgraph for.',
      ['subgraph'],
      [1, 2, 5, 10, 25, 50, 100, 250, 500],
    ),
    subgraphShared: counter(
      'chainlens_subgraph_shared_requests_total',
      'Requests to subgraphs that were answered by an equal one already on its way.',
      ['subgraph'],
    ),
    subgraphRetries: counter(
      'chainlens_subgraph_retries_total',
      'Requests to subgraphs that went a second time because nothing of an answer came.',
      ['subgraph'],
    ),
    subgraphWaiting: gauge('chainlens_subgraph_requests_waiting', 'Requests that wait for a busy subgraph.', [
      'subgraph',
    ]),
    served: counter('chainlens_subgraph_operations_total', 'Operations that a subgraph ran.', [
      'subgraph',
      'type',
      'outcome',
    ]),
    servedSeconds: histogram(
      'chainlens_subgraph_operation_duration_seconds',
      'How long a subgraph ran operations.',
      ['subgraph', 'type'],
      SHORT,
    ),
    runs: counter('chainlens_runs_total', 'Runs that ended.', ['status']),
    runSeconds: histogram(
      'chainlens_run_duration_seconds',
      'From the question to the end of its run.',
      ['status'],
      LONG,
    ),
    runWaitSeconds: histogram(
      'chainlens_run_queue_wait_seconds',
      'From the question until a worker took its run for the first time.',
      [],
      SHORT,
    ),
    runAttempts: histogram('chainlens_run_attempts', 'How many workers took a run that ended.', [], [1, 2, 3, 5]),
    runsActive: gauge('chainlens_runs_active', 'Runs that this worker executes.'),
    tasks: counter('chainlens_tasks_total', 'Background tasks that this worker had, by what became of them.', [
      'type',
      'outcome',
    ]),
    taskSeconds: histogram('chainlens_task_duration_seconds', 'How long a worker had a task.', ['type'], SHORT),
    retentionRows: counter('chainlens_retention_rows_total', 'Rows that are no longer kept.', ['table']),
    retentionSeconds: histogram(
      'chainlens_retention_duration_seconds',
      'How long it took to take away what is no longer kept.',
      [],
      LONG,
    ),
    analyticsDrift: counter(
      'chainlens_analytics_drift_total',
      'Rows of figures that were not what they are counted from, and were mended.',
      ['table'],
    ),
    modelTokens: counter('chainlens_model_tokens_total', 'Tokens of model calls, each counted in one kind.', [
      'model',
      'kind',
    ]),
    modelCostUsd: counter('chainlens_model_cost_usd_total', 'What model calls cost, in US dollars.', ['model']),
    tokenUsage: histogram(
      'gen_ai_client_token_usage',
      'Tokens of one model call.',
      ['gen_ai_operation_name', 'gen_ai_provider_name', 'gen_ai_request_model', 'gen_ai_token_type'],
      TOKENS,
    ),
    modelSeconds: histogram(
      'gen_ai_client_operation_duration_seconds',
      'How long model calls took.',
      ['gen_ai_operation_name', 'gen_ai_provider_name', 'gen_ai_request_model', 'error_type'],
      MODEL_SECONDS,
    ),
    modelFirstChunkSeconds: histogram(
      'gen_ai_client_operation_time_to_first_chunk_seconds',
      'Until a model began to answer.',
      ['gen_ai_operation_name', 'gen_ai_provider_name', 'gen_ai_request_model'],
      MODEL_SECONDS,
    ),
    toolCalls: counter('chainlens_tool_calls_total', 'Calls of tools by runs.', ['tool', 'status']),
    toolSeconds: histogram(
      'gen_ai_execute_tool_duration_seconds',
      'How long tool calls took.',
      ['gen_ai_tool_name'],
      MODEL_SECONDS,
    ),
    sourceRequests: counter('chainlens_source_requests_total', 'Questions to outside services.', ['source', 'outcome']),
    sourceSeconds: histogram(
      'chainlens_source_request_duration_seconds',
      'How long outside services took.',
      ['source'],
      SHORT,
    ),
    /** Adds what Node tells of the process; once in a process. */
    addProcess: () => collectDefaultMetrics({ register: registry }),
    /** All of it in Prometheus' text format. */
    text: () => registry.metrics(),
  }
}
