import type { Evidence } from '@chainlens/platform/evidence'
import { z } from 'zod'
import { type DiscordClient, parseDiscord } from './discord-client.ts'

const count = z.number().int().min(0)
const inviteShape = z.object({
  guild: z.object({ id: z.string().regex(/^\d{5,25}$/), name: z.string().max(200) }).nullish(),
  approximate_member_count: count.nullish(),
  approximate_presence_count: count.nullish(),
})

/** A Discord server as an invitation shows it to everyone. */
export interface DiscordServer {
  /** Null for an invitation to something else, e.g. a group of friends. */
  guildId: string | null
  /** Null where Discord does not say. */
  members: number | null
  online: number | null
  evidence: Evidence
}

/** The server behind an invitation, without a key. Throws SourceFailure; NOT_FOUND for an invitation that has run out. */
export async function readDiscordServer(ask: DiscordClient, invite: string): Promise<DiscordServer> {
  const answer = await ask(`/invites/${encodeURIComponent(invite)}?with_counts=true`, { asBot: false })
  const shown = parseDiscord(answer, inviteShape)
  const members = shown.approximate_member_count ?? null
  const online = shown.approximate_presence_count ?? null
  const excerpt = `approximate_member_count: ${members}, approximate_presence_count: ${online}`
  const evidence = answer.evidence({ url: `https://discord.gg/${invite}`, excerpt, asOf: answer.retrievedAt })
  return { guildId: shown.guild?.id ?? null, members, online, evidence }
}
