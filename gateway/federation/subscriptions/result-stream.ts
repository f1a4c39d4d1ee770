import type { ExecutionResult } from 'graphql'

/** Takes a subscription's results as they come, each as JSON. */
export interface ResultSink {
  write(text: string): void
  /** True while more would only pile up: what comes waits, within the subscription's bounds, until it is resumed. */
  isFull(): boolean
  end(): void
}

/** A subscription's results as they flow into a sink. */
export interface Pouring {
  /** Goes on after the sink was full. */
  resume(): void
  /** The client wants no more. */
  stop(): void
}

/** What is told of a subscription while it runs. */
export interface StreamListener {
  /** Its first result was handed over. */
  onFirst(): void
  /** Once, whoever ended it, with how many results were handed over. */
  onEnd(results: number): void
}

/** The results of a subscription, for one client: to be asked for one after the other, or poured into a sink. */
export interface ResultStream extends AsyncGenerator<ExecutionResult, void, void> {
  pour(sink: ResultSink): Pouring
  listen(listener: StreamListener): void
}
