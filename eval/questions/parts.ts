import type { ExpectedCall, Kind, Question } from './question.ts'
import { analysis, BTC, ETH, RESOLVE, UNI, USDT } from './tokens.ts'

function part(
  kind: Kind,
  id: string,
  text: string,
  call: ExpectedCall,
  more: { limits?: RegExp[]; mentions?: RegExp[]; good: string },
): Question {
  const { good, ...said } = more
  const tokens = [String(call.arguments?.tokenId)]
  return { id, kind, world: 'recorded', ask: [text], expect: { calls: [RESOLVE, call], tokens, ...said }, good }
}

const OLD_LIST = [/not (?:today|current|known)|historical|past|airdrop|2020|genesis|2015/i]

/** Questions about one side of a token. */
export const PARTS: readonly Question[] = [
  part('holders', 'holders-uni', 'Who holds UNI, and is it concentrated?', analysis('onchain', UNI), {
    limits: OLD_LIST,
    good: 'The list is the airdrop and not today’s; today’s holders are not known.',
  }),
  part('holders', 'holders-eth', 'How decentralised is the distribution of ETH holders?', analysis('onchain', ETH), {
    limits: OLD_LIST,
    good: 'The list is of the genesis and not of today.',
  }),
  part('holders', 'holders-btc', 'Are there whales holding Bitcoin?', analysis('onchain', BTC), {
    limits: [/not known|unknown|no source|not (?:list|read)/i],
    good: 'Who holds it is not known: no source lists the holders.',
  }),
  part('contract', 'contract-uni', 'Can anyone mint more UNI?', analysis('onchain', UNI), {
    mentions: [/mint|make more/i],
    limits: [/not known|unknown|could not|record/i],
    good: 'The code has a function to mint; who may call it is not known.',
  }),
  part('contract', 'contract-usdt', 'Who can change the contract of USDT?', analysis('onchain', USDT), {
    limits: [/not known|unknown|could not|no record/i],
    good: 'What its contract can do is not known: no source could be asked.',
  }),
  part('contract', 'contract-eth', 'Does ETH have a contract owner who could pause it?', analysis('onchain', ETH), {
    mentions: [/no (?:token )?contract|native|own coin/i],
    good: 'ETH is the native coin of its chain: there is no token contract.',
  }),
  part('team', 'team-btc', 'Who maintains the code of Bitcoin?', analysis('team', BTC), {
    limits: [/record|as of/i],
    good: 'The commits are a recording of the git history.',
  }),
  part('team', 'team-uni', 'How active are the developers of Uniswap?', analysis('team', UNI), {
    limits: [/record|as of/i],
    good: 'The commits are a recording of the git history.',
  }),
  part('team', 'team-usdt', 'How many contributors does the repository of Tether have?', analysis('team', USDT), {
    limits: [/not known|unknown|no (?:source|record)|missing|cannot/i],
    good: 'It is not known: no repository is recorded.',
  }),
  part('sentiment', 'sentiment-eth', 'What is the mood around ETH?', analysis('sentiment', ETH), {
    limits: [/record|missing|not known|no record|only with/i],
    good: 'Posts are missing: no source of them is connected. The index is recorded.',
  }),
  part('sentiment', 'sentiment-uni', 'What do people say about Uniswap on Reddit?', analysis('sentiment', UNI), {
    limits: [/Reddit[^.]*(?:not|only|missing|no )|(?:not|missing|no )[^.]*Reddit/i],
    good: 'Posts on Reddit are missing: that source is not connected.',
  }),
]
