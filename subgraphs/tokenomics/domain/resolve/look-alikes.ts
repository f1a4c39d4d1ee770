import type { ListedCoin } from '../../sources/market-source.ts'

// Letters of other scripts, and digits, that look like Latin letters (a part of Unicode's confusables).
const LOOKS_LIKE: Record<string, string> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  ո: 'n',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '5': 's',
}

/** What a text looks like at a glance: without case, accents, spaces, signs and foreign twins of Latin letters. */
export function skeleton(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase()
  const letters = [...plain].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
  return letters.map((letter) => LOOKS_LIKE[letter] ?? letter).join('')
}

/** Other coins whose name or ticker looks like this one's without being the same. */
export function lookAlikesOf(coin: ListedCoin, all: readonly ListedCoin[]): ListedCoin[] {
  const isTwin = (a: string, b: string) =>
    a.toLowerCase() !== b.toLowerCase() && skeleton(a) === skeleton(b) && skeleton(a) !== ''
  return all.filter(
    (other) => other.coinId !== coin.coinId && (isTwin(other.name, coin.name) || isTwin(other.symbol, coin.symbol)),
  )
}
