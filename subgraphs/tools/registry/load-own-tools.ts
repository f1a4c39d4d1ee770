import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ChainLensError } from '@chainlens/platform/errors'
import type { Platform } from '@chainlens/platform/service'
import { z } from 'zod'
import { defineTool } from './define-tool.ts'
import type { Plugin, Tool } from './tool.ts'

/** What a tool file outside this repository is given: from there, neither could be imported. */
export interface ToolKit {
  defineTool: typeof defineTool
  z: typeof z
}

/** What such a file exports by default. */
type OwnTool = (kit: ToolKit) => Plugin

/**
 * The tools of an operator's folder, in the order of their files' names; null for one that is not offered. Throws
 * TOOL_BROKEN for a folder that cannot be read, and for a file that is no tool: a tool that somebody counts on is
 * missed at the start, not in an answer.
 */
export async function loadOwnTools(platform: Platform, folder: string): Promise<(Tool | null)[]> {
  return Promise.all(filesOf(folder).map((file) => loadOne(platform, file)))
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.(ts|mts|js|mjs)$/.test(name) && !/\.(test|d)\.m?ts$/.test(name))
      .sort()
      .map((name) => join(folder, name))
  } catch (cause) {
    throw new ChainLensError({
      code: 'TOOL_BROKEN',
      message: `The folder of tools ${folder} cannot be read.`,
      hint: 'Check CHAINLENS_TOOLS.',
      cause,
    })
  }
}

async function loadOne(platform: Platform, file: string): Promise<Tool | null> {
  try {
    const { default: own } = (await import(pathToFileURL(file).href)) as { default?: OwnTool }
    if (typeof own !== 'function') throw new Error('it has no function as its default export')
    const plugin = own({ defineTool, z })
    if (typeof plugin !== 'function') throw new Error('its function does not return what defineTool returns')
    return plugin(platform)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new ChainLensError({ code: 'TOOL_BROKEN', message: `The tool ${file} is broken: ${reason}.`, cause })
  }
}
