import { computedEvidence } from '@chainlens/platform/evidence'
import type { SourceAnswer } from '@chainlens/platform/sources'
import { z } from 'zod'
import { DISCORD, type DiscordClient, discordFailure, parseDiscord } from './discord-client.ts'
import { readDiscordServer } from './discord-invite.ts'
import type { PostServices } from './post-services.ts'
import { type Post, type PostReading, type PostSource, windowStart } from './post-source.ts'

const PAGE = 100
const CHANNELS_MAX = 10
const snowflake = z.string().regex(/^\d{5,25}$/)

const channelShape = z.object({ id: snowflake, guild_id: snowflake.nullish() })
const messageShape = z.object({
  id: snowflake,
  content: z.string().max(10_000),
  timestamp: z.iso.datetime({ offset: true }),
  author: z.object({ id: snowflake, username: z.string().max(100), bot: z.boolean().optional() }),
  reactions: z.array(z.object({ count: z.number().int().min(0) })).optional(),
  attachments: z.array(z.unknown()),
  embeds: z.array(z.unknown()),
})

/**
 * Messages of the channels in DISCORD_CHANNEL_IDS, by a bot that was invited to their server; a channel is read only for
 * the asset whose listing links to its server.
 */
export function createDiscordSource({ config }: Pick<PostServices, 'config'>, ask: DiscordClient): PostSource {
  const lacking = [
    ...(config.keys.DISCORD ? [] : ['DISCORD_BOT_TOKEN']),
    ...(config.discordChannelIds.length > 0 ? [] : ['DISCORD_CHANNEL_IDS']),
  ]
  return {
    name: DISCORD,
    service: 'DISCORD',
    lacks: lacking.length > 0 ? lacking.join(' and ') : null,
    async read({ discordInvite }, now) {
      if (!discordInvite) throw discordFailure('NOT_FOUND', "the asset's listing links to no server.")
      const { guildId } = await readDiscordServer(ask, discordInvite)
      const channels = await channelsOf(ask, config.discordChannelIds.slice(0, CHANNELS_MAX), guildId)
      if (channels.length === 0) throw discordFailure('NOT_FOUND', "none of the channels is of the asset's server.")
      const read = await Promise.all(channels.map((channel) => readChannel(ask, channel, now)))
      return joined(read, now)
    },
  }
}

async function channelsOf(ask: DiscordClient, ids: readonly string[], guildId: string | null): Promise<string[]> {
  if (guildId === null) return []
  const channels = await Promise.all(
    ids.map(async (id) => parseDiscord(await ask(`/channels/${id}`, { asBot: true }), channelShape)),
  )
  return channels.filter((channel) => channel.guild_id === guildId).map(({ id }) => id)
}

interface ChannelReading {
  answer: SourceAnswer
  posts: Post[]
  coveredFrom: string
}

async function readChannel(ask: DiscordClient, channel: string, now: Date): Promise<ChannelReading> {
  const answer = await ask(`/channels/${channel}/messages?limit=${PAGE}`, { asBot: true })
  const messages = parseDiscord(answer, z.array(messageShape))
  const people = messages.filter(({ author }) => !author.bot)
  const isHidden = people.filter(({ attachments, embeds }) => attachments.length + embeds.length === 0)
  // Without the intent Discord answers as ever, with every text empty.
  if (isHidden.length > 0 && people.every(({ content }) => content === '')) {
    answer.forget()
    throw discordFailure('KEY_REFUSED', 'it gives the bot empty texts: the intent MESSAGE_CONTENT is not granted.')
  }
  const start = windowStart(now).toISOString()
  const times = messages.map(({ timestamp }) => new Date(timestamp).toISOString()).sort()
  const posts = people.filter(({ content }) => content !== '').map(postOf)
  return {
    answer,
    posts: posts.filter(({ writtenAt }) => writtenAt >= start),
    coveredFrom: messages.length === PAGE && times[0] && times[0] > start ? times[0] : start,
  }
}

function postOf(message: z.output<typeof messageShape>): Post {
  return {
    id: `discord:${message.id}`,
    source: DISCORD,
    text: message.content,
    writtenAt: new Date(message.timestamp).toISOString(),
    authorKey: `discord:${message.author.id}`,
    followers: null,
    following: null,
    accountCreatedAt: null,
    handle: message.author.username,
    interactions: (message.reactions ?? []).reduce((sum, { count }) => sum + count, 0),
    views: null,
    isRepost: false,
    language: null,
    // Members only: no address that everyone can open.
    url: null,
  }
}

function joined(read: readonly ChannelReading[], now: Date): PostReading {
  const answerOf = new Map(read.flatMap(({ answer, posts }) => posts.map(({ id }) => [id, answer] as const)))
  const evidence = read.map(({ answer, posts }) =>
    answer.evidence({ url: null, excerpt: `${posts.length} messages of the last 7 days in a channel` }),
  )
  const [only] = evidence
  const total = read.reduce((sum, { posts }) => sum + posts.length, 0)
  const together = computedEvidence({ excerpt: `${total} messages of ${read.length} channels`, inputs: evidence })
  return {
    source: DISCORD,
    posts: read.flatMap(({ posts }) => posts),
    // What one channel does not cover is not covered.
    coveredFrom:
      read
        .map(({ coveredFrom }) => coveredFrom)
        .sort()
        .at(-1) ?? windowStart(now).toISOString(),
    evidence: evidence.length === 1 && only ? only : together,
    evidenceOf: (post) =>
      answerOf.get(post.id)?.evidence({ url: null, excerpt: post.text, asOf: post.writtenAt }) ?? together,
  }
}
