import { coinSchema } from '@chainlens/platform/providers/coingecko'
import { parseTokenId } from '@chainlens/platform/tokens'
import { describe, expect, it } from 'vitest'
import { subjectOf } from './subject-of.ts'

const token = parseTokenId('eip155:1/erc20:0x1f9840a85d5af5bf1d1762f925bdaddc4201f984')!
const of = (links: Record<string, unknown>) =>
  subjectOf(token, coinSchema.parse({ id: 'uniswap', symbol: 'uni', name: 'Uniswap', links }))

describe('what posts are looked for by', () => {
  it('is the contract alone without a listing', () => {
    expect(subjectOf(token, null)).toEqual({
      key: token.id,
      name: null,
      symbol: null,
      contract: '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
      xHandle: null,
      subreddit: null,
      discordInvite: null,
    })
  })

  it('is name, symbol and links of the listing', () => {
    const subreddit_url = 'https://www.reddit.com/r/Uniswap/'
    expect(
      of({ subreddit_url, twitter_screen_name: 'Uniswap', chat_url: ['', 'https://discord.gg/FCfyBSbCU5'] }),
    ).toMatchObject({
      key: 'coingecko:uniswap',
      name: 'Uniswap',
      symbol: 'UNI',
      xHandle: 'Uniswap',
      subreddit: 'Uniswap',
      discordInvite: 'FCfyBSbCU5',
    })
  })

  it.each([
    ['https://discord.com/invite/abc', 'abc'],
    ['https://discordapp.com/invite/a-b_c?x=1', 'a-b_c'],
    ['http://www.discord.gg/abc/', 'abc'],
    ['https://discord.example.org/abc', null],
    ['https://discord.gg.evil.example/abc', null],
    ['https://evil.example/discord.gg/abc', null],
    ['https://discord.com/channels/1/2', null],
    ['https://t.me/abc', null],
  ])('takes %s for the invitation %s', (url, invite) => {
    expect(of({ chat_url: [url] }).discordInvite).toBe(invite)
  })

  it.each(['https://www.reddit.com', 'https://reddit.com/u/someone', 'https://reddit.example/r/abc', 'r/abc', ''])(
    'takes %j for no subreddit',
    (subreddit_url) => {
      expect(of({ subreddit_url }).subreddit).toBeNull()
    },
  )

  it.each(['name with blanks', 'a'.repeat(16), 'x OR y', ''])('takes %j for no account on X', (twitter_screen_name) => {
    expect(of({ twitter_screen_name }).xHandle).toBeNull()
  })
})
