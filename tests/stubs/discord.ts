import { type JsonAnswer, type JsonRequest, type JsonStub, startJsonStub } from './json-stub.ts'

/** A message to be served. */
export interface StubMessage {
  id: string
  content: string
  authorId?: string
  createdAt?: string
  isBot?: boolean
  reactions?: number[]
  hasPicture?: boolean
}

/** What the stub serves. */
export interface DiscordStubOptions {
  /** By code of the invitation. */
  invites?: Record<string, { guildId: string; members?: number | null; online?: number | null }>
  /** By number of the channel, newest first. */
  channels?: Record<string, { guildId: string; messages: StubMessage[] }>
  /** Valid bot tokens. */
  keys?: string[]
  /** True: without the intent, every text is empty. */
  lacksIntent?: boolean
}

function inviteBody(
  code: string,
  { guildId, members = 4200, online = 420 }: NonNullable<DiscordStubOptions['invites']>[string],
) {
  return {
    type: 0,
    code,
    expires_at: null,
    guild: { id: guildId, name: 'A project', features: ['COMMUNITY'], verification_level: 3, vanity_url_code: code },
    channel: { id: '10000', name: 'welcome', type: 0 },
    ...(members === null ? {} : { approximate_member_count: members }),
    ...(online === null ? {} : { approximate_presence_count: online }),
  }
}

function messageBody(message: StubMessage, channel: string, lacksIntent: boolean): Record<string, unknown> {
  const { id, content, authorId = `70000${id}`, isBot, reactions = [], hasPicture } = message
  return {
    id,
    type: 0,
    channel_id: channel,
    content: lacksIntent ? '' : content,
    mentions: [],
    mention_roles: [],
    attachments: hasPicture && !lacksIntent ? [{ id: '1', filename: 'a.png' }] : [],
    embeds: [],
    timestamp: message.createdAt ?? new Date(Date.now() - 3_600_000).toISOString(),
    edited_timestamp: null,
    flags: 0,
    components: [],
    author: {
      id: authorId,
      username: `member${id}`,
      discriminator: '0',
      avatar: null,
      ...(isBot ? { bot: true } : {}),
    },
    pinned: false,
    mention_everyone: false,
    tts: false,
    ...(reactions.length > 0
      ? { reactions: reactions.map((count) => ({ count, me: false, emoji: { id: null, name: '👍' } })) }
      : {}),
  }
}

function answerOf(options: DiscordStubOptions, { path, headers, query }: JsonRequest): JsonAnswer {
  const { invites = {}, channels = {}, keys = ['bot-key'], lacksIntent = false } = options
  const unknown = (code: number, what: string) => ({ status: 404, body: { message: `Unknown ${what}`, code } })
  const invite = /^\/api\/v10\/invites\/([\w-]+)$/.exec(path)?.[1]
  if (invite) {
    const server = invites[invite]
    return server ? { status: 200, body: inviteBody(invite, server) } : unknown(10006, 'Invite')
  }
  const [, id = '', list] = /^\/api\/v10\/channels\/(\d+)(\/messages)?$/.exec(path) ?? []
  const key = /^Bot (.+)$/.exec(headers.authorization ?? '')?.[1]
  if (!key || !keys.includes(key)) return { status: 401, body: { message: '401: Unauthorized', code: 0 } }
  const channel = channels[id]
  if (!channel) return { status: 403, body: { message: 'Missing Access', code: 50001 } }
  if (!list) return { status: 200, body: { id, type: 0, guild_id: channel.guildId, name: 'general' } }
  const messages = channel.messages.slice(0, Number(query.get('limit') ?? 50))
  return { status: 200, body: messages.map((message) => messageBody(message, id, lacksIntent)) }
}

/** Starts a stub of Discord's API v10: invitations for everyone; channels and their messages for a bot. */
export function startDiscordStub(options: DiscordStubOptions = {}): Promise<JsonStub> {
  return startJsonStub((request) => answerOf(options, request))
}
