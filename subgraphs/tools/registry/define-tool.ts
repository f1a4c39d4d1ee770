import { z } from 'zod'
import type { Tool, ToolDefinition } from './tool.ts'

/** A tool written in code: one file in plugins/ that exports this by default. */
export function defineTool<Input extends z.ZodType>(definition: ToolDefinition<Input>): Tool {
  const { name, description, effect, timeoutMs, input: shape } = definition
  return {
    name,
    description,
    effect,
    timeoutMs,
    inputSchema: z.toJSONSchema(shape, { io: 'input' }) as Record<string, unknown>,
    run: (input, call) => definition.run(shape.parse(input), call),
  }
}
