import { ChainLensError } from '@chainlens/platform/errors'
import { z } from 'zod'
import type { Plugin, ToolDefinition } from './tool.ts'

/** A tool written in code: one file in plugins/ that exports this by default. */
export function defineTool<Input extends z.ZodType>(definition: ToolDefinition<Input>): Plugin {
  const { name, description, effect, timeoutMs, limit, input: shape, isOffered = () => true } = definition
  const { isRisky = false, isTrusted = false } = definition
  return (platform) => {
    if (!isOffered(platform.config)) return null
    return {
      name,
      description,
      effect,
      isRisky,
      isTrusted,
      timeoutMs,
      limit,
      inputSchema: z.toJSONSchema(shape, { io: 'input' }) as Record<string, unknown>,
      async run(input, call) {
        const read = shape.safeParse(input)
        // What a JSON schema cannot say, e.g. of a text without its blanks.
        if (!read.success) throw new ChainLensError({ code: 'INVALID_ARGUMENTS', message: z.prettifyError(read.error) })
        return definition.run(read.data, { ...call, platform })
      },
    }
  }
}
