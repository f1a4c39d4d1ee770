import { decode } from 'html-entities'

const URLS = /\bhttps?:\/\/\S+|\bwww\.\S+/gi
/** $ETH, not $100. */
const CASHTAGS = /\$[a-z][a-z0-9_]{0,14}\b/gi
const EVM_ADDRESSES = /\b0x[0-9a-f]{40,64}\b/gi
/** Base58 as of Solana and Bitcoin: 26 to 44 characters with digits and letters of both cases. */
const BASE58 = /\b(?=\w*\d)(?=\w*[a-z])(?=\w*[A-Z])[1-9A-HJ-NP-Za-km-z]{26,44}\b/g
const MENTIONS = /(^|[^\w/])@\w{1,32}\b/g
/** #scam is the word scam. */
const HASHES = /#(?=[\p{L}\p{N}])/gu
/** Variation selectors, joiners and skin tones would stick to the words that stand for an emoji. */
const EMOJI_PARTS = /[\ufe00-\ufe0f]|\u200d|\u20e3|\p{Emoji_Modifier}/gu
const LONGEST = 5_000

/** A post without what says nothing of tone: links, cashtags, addresses, names; entities are read, quotation marks made plain. */
export function cleanText(text: string): string {
  return decode(text.slice(0, LONGEST))
    .replace(URLS, ' ')
    .replace(EVM_ADDRESSES, ' ')
    .replace(BASE58, ' ')
    .replace(CASHTAGS, ' ')
    .replace(MENTIONS, '$1 ')
    .replace(HASHES, '')
    .replace(EMOJI_PARTS, '')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}
