import { z } from 'zod'
import { looseAddress, looseDecimal, looseFlag, looseInteger, looseLabel } from './loose-values.ts'

const holder = z.object({
  address: looseAddress,
  tag: looseLabel,
  is_contract: looseFlag,
  balance: looseDecimal,
  percent: looseDecimal,
  is_locked: looseFlag,
  /** There where the pool's positions are single tokens (Uniswap V3): no share can be read off them. */
  NFT_list: z.unknown().optional(),
})

/** One holder of the token or of a pool's own tokens, as GoPlus writes it. */
export type GoplusHolder = z.output<typeof holder>

/** An address; "" (none, or none found) and anything else is not known. */
const maybeAddress = z
  .string()
  .nullish()
  .transform((text) => (text && /^0x[0-9a-f]{40}$/i.test(text) ? text.toLowerCase() : null))

/**
 * What GoPlus says of one token. Flags are the strings "1" and "0", within lists numbers; what is absent is
 * not known. Definitions: the package @goplus/sdk-node 1.1.1 (Apache-2.0).
 */
export const goplusToken = z.object({
  is_open_source: looseFlag,
  is_proxy: looseFlag,
  is_honeypot: looseFlag,
  buy_tax: looseDecimal,
  sell_tax: looseDecimal,
  cannot_buy: looseFlag,
  cannot_sell_all: looseFlag,
  is_mintable: looseFlag,
  transfer_pausable: looseFlag,
  is_blacklisted: looseFlag,
  is_whitelisted: looseFlag,
  hidden_owner: looseFlag,
  can_take_back_ownership: looseFlag,
  owner_change_balance: looseFlag,
  selfdestruct: looseFlag,
  external_call: looseFlag,
  slippage_modifiable: looseFlag,
  personal_slippage_modifiable: looseFlag,
  is_anti_whale: looseFlag,
  anti_whale_modifiable: looseFlag,
  trading_cooldown: looseFlag,
  is_in_dex: looseFlag,
  is_true_token: looseFlag,
  is_airdrop_scam: looseFlag,
  trust_list: looseFlag,
  honeypot_with_same_creator: looseInteger,
  owner_address: maybeAddress,
  creator_address: maybeAddress,
  holder_count: looseInteger,
  holders: z.array(holder).nullish(),
  lp_holders: z.array(holder).nullish(),
})

/** What GoPlus says of one token. */
export type GoplusToken = z.output<typeof goplusToken>

/** The envelope. Errors come with HTTP 200 and another code than 1. */
export const goplusBody = z.object({
  code: z.coerce.number(),
  result: z.record(z.string(), z.unknown()).nullish(),
})
