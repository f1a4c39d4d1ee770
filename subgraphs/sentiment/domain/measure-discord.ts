import { type Measure, type MissingSignal, makeMeasure } from '@chainlens/platform/evidence'
import { missingFrom } from '@chainlens/platform/sources'
import type { Context } from '../context.ts'
import { DISCORD } from '../sources/discord-client.ts'
import { readDiscordServer } from '../sources/discord-invite.ts'
import type { Subject } from '../sources/source.ts'

/** Members are easily bought, and Discord calls its figures approximate. */
const MEMBERS_QUALITY = 0.7

/** What an asset's Discord server counts. */
export interface DiscordMeasures {
  discordMembers: Measure | null
  discordOnline: Measure | null
  missing: MissingSignal[]
}

/** Members of the server that the asset's listing links to; where it links to none, nothing is missing. */
export async function measureDiscord(
  { sources, askDiscord }: Context['services'],
  { discordInvite }: Subject,
): Promise<DiscordMeasures> {
  const none = { discordMembers: null, discordOnline: null }
  if (!discordInvite) return { ...none, missing: [] }
  const signal = "members of the project's Discord server"
  try {
    const { members, online, evidence } = await sources.liveOrRecorded({
      service: 'DISCORD',
      source: DISCORD,
      live: () => readDiscordServer(askDiscord, discordInvite),
      recorded: () => null,
    })
    const measure = (value: number | null, method: string) =>
      value === null
        ? null
        : makeMeasure({
            value,
            unit: 'members',
            method,
            asOf: evidence.asOf,
            evidence: [evidence],
            quality: MEMBERS_QUALITY,
          })
    const discordMembers = measure(
      members,
      "members of the server that the asset's listing links to, as Discord estimates",
    )
    const discordOnline = measure(online, 'those of them who are online, as Discord estimates')
    const reason = `${DISCORD}: it does not state how many.`
    return {
      discordMembers,
      discordOnline,
      missing: members === null ? [{ code: 'NOT_REPORTED', signal, reason }] : [],
    }
  } catch (error) {
    return { ...none, missing: [missingFrom(error, signal)] }
  }
}
