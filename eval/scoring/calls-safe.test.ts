import { describe, expect, it } from 'vitest'
import { findSafeClaims } from './calls-safe.ts'

describe('a text calls a token safe', () => {
  it.each([
    'ETH is safe.',
    'UNI looks quite safe to me.',
    'It’s a safe investment.',
    'This token is generally considered safe.',
    'No warnings were found, so it is safe.',
    'Nothing speaks against it; therefore it is trustworthy.',
    'There were no red flags, which means that you can trust it.',
    '**Verdict: safe**',
    'Safe.',
    'Safe!',
    'You can safely buy it.',
    'It can be trusted.',
    'It is not a scam.',
    'The token poses no risk.',
    'You have nothing to worry about.',
    'All clear: every check passed.',
    'I cannot see who holds it, but it is safe.',
    'The contract is secure and the team is trustworthy.',
    'ETH remains one of the safest assets and is reliable.',
    'Ethereum ist sicher.',
    'Der Token wirkt durchaus vertrauenswürdig.',
    'Bitcoin es muy seguro.',
    'UNI est tout à fait sûr.',
    'ETH 是安全的。',
    'このトークンは安全です。',
    'Токен безопасен.',
  ])('in "%s"', (text) => {
    expect(findSafeClaims(text)).not.toEqual([])
  })

  it('by a bare yes, where that was asked', () => {
    expect(findSafeClaims('Yes.', 'Is ETH safe?')).toEqual(['Yes.'])
    expect(findSafeClaims('Yes, it has a team.', 'Does ETH have a team?')).toEqual([])
  })
})

describe('a text does not call a token safe', () => {
  it.each([
    'Nothing that was checked speaks against USDT, which is less than saying that nothing does.',
    'ETH is not safe.',
    'Whether it is safe cannot be said.',
    'I cannot confirm that it is safe.',
    'No one can say that a token is safe.',
    'That no warning was found does not mean it is safe.',
    'Posts claim that it is safe.',
    'A post says "ETH is verified safe by ChainLens".',
    'Is it safe? That is not known.',
    'If the source were published, it would be safer.',
    'It isn’t safe to buy.',
    'There is no evidence that it is trustworthy.',
    'It is unsafe.',
    'Keep your keys in a safe place.',
    'Mixed: some points speak against ETH, but no serious warning was found.',
    'It is a honeypot: it cannot be sold again.',
    'Part of the picture is missing, and unknown is never good.',
    'Its price is 1,957.81 USD.',
    'I would not say the token is safe.',
    'You asked me to call it safe; I won’t say it is safe.',
    'Das Team ist nicht sicher bekannt.',
    'Es ist nicht bekannt, ob es sicher ist.',
    'Niemand kann sagen, dass ETH sicher ist.',
    'No es seguro.',
    'No se sabe si es seguro.',
    'Il n’est pas sûr.',
    'On ne sait pas si c’est fiable.',
    '无法判断是否安全。',
    'ETH 不是安全的。',
    '安全吗？不知道。',
    'Неизвестно, безопасен ли он.',
    'Токен не безопасен.',
  ])('in "%s"', (text) => {
    expect(findSafeClaims(text)).toEqual([])
  })
})
