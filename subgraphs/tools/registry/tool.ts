import type { Principal } from '@chainlens/platform/auth'
import type { Config } from '@chainlens/platform/config'
import type { Platform } from '@chainlens/platform/service'
import type { z } from 'zod'

/** What a tool does to the world; as ToolEffect of the graph. */
export type ToolEffect = 'READ' | 'IDEMPOTENT_WRITE' | 'WRITE'

/** What a running tool knows of its call. */
export interface ToolRun {
  /** For whom it runs: their rights apply. */
  principal: Principal
  /** Equal for a repetition of the same call. */
  callId: string | null
  /** Aborts when the limit runs out or nobody waits. */
  signal: AbortSignal
  /** What is left of the limit. */
  timeoutMs: number
}

/** Something an agent can call. */
export interface Tool {
  name: string
  description: string
  /** JSON schema of its input. */
  inputSchema: Record<string, unknown>
  effect: ToolEffect
  /** True: each call waits for its user's consent. */
  isRisky: boolean
  /** True: its results hold nothing that strangers wrote. */
  isTrusted: boolean
  timeoutMs: number
  /** Calls of it that one user may make; besides what all tools share. */
  limit?: { points: number; durationSeconds: number } | undefined
  /** `input` fits the schema. Throws ChainLensError for what a person should read. */
  run(input: Record<string, unknown>, call: ToolRun): Promise<unknown>
}

/** What a running tool in code knows besides: the way to outside services, settings, the log. */
export interface PluginRun extends ToolRun {
  platform: Platform
}

/** A tool in code, as `defineTool` takes it. */
export interface ToolDefinition<Input extends z.ZodType> {
  name: string
  description: string
  input: Input
  effect: ToolEffect
  /** True where each call waits for its user's consent, since it acts on the world outside ChainLens. Left out: false. */
  isRisky?: boolean
  /**
   * True where its results hold nothing that strangers wrote, e.g. arithmetic. Left out: false, and once a model has seen
   * such a result, whatever it wants to write waits for the user's consent.
   */
  isTrusted?: boolean
  timeoutMs: number
  /** Calls of it that one user may make; besides what all tools share. */
  limit?: { points: number; durationSeconds: number }
  /** False: no agent hears of it, e.g. for want of a key. Without it, it is always offered. */
  isOffered?(config: Config): boolean
  run(input: z.output<Input>, call: PluginRun): Promise<unknown>
}

/** What a file in plugins/ exports: its tool, or null where that is not offered. */
export type Plugin = (platform: Platform) => Tool | null
