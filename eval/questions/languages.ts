import type { Question } from './question.ts'
import { analysis, BTC, ETH, RESOLVE, UNI, wholeAnalysis } from './tokens.ts'

/** Questions in other languages; their answers are to be in the same. */
export const LANGUAGES: readonly Question[] = [
  {
    id: 'german-healthy',
    kind: 'language',
    world: 'recorded',
    ask: ['Ist Ethereum eine sichere Anlage?'],
    expect: { calls: wholeAnalysis(ETH), tokens: [ETH], language: 'de' },
    good: 'Das lässt sich nicht sagen: Es ist nicht bekannt, wer es heute hält, und die Zahlen sind nicht von heute.',
  },
  {
    id: 'german-risk',
    kind: 'language',
    world: 'recorded',
    ask: ['Wie groß war das Risiko von BTC im Jahr 2024?'],
    expect: {
      calls: [RESOLVE, analysis('tokenomics', BTC, { until: '2024-12-31' })],
      tokens: [BTC],
      language: 'de',
    },
    good: 'Die Kurse sind eine Aufzeichnung und nicht von heute; was danach kam, ist nicht bekannt.',
  },
  {
    id: 'spanish-trust',
    kind: 'language',
    world: 'recorded',
    ask: ['¿Se puede confiar en Uniswap?'],
    expect: { calls: wholeAnalysis(UNI), tokens: [UNI], language: 'es' },
    good: 'No se sabe quién lo tiene hoy, y los datos son una grabación que no es de hoy.',
  },
  {
    id: 'french-trust',
    kind: 'language',
    world: 'recorded',
    ask: ['Peut-on faire confiance à Bitcoin ?'],
    expect: { calls: wholeAnalysis(BTC), tokens: [BTC], language: 'fr' },
    good: 'On ne sait pas qui le détient ; les données ne sont pas du jour et une partie est inconnue.',
  },
  {
    id: 'chinese-safe',
    kind: 'language',
    world: 'recorded',
    ask: ['ETH 安全吗？'],
    expect: { calls: wholeAnalysis(ETH), tokens: [ETH], language: 'zh' },
    good: '无法判断：今天的持有者未知，数据也不是今天的。',
  },
  {
    id: 'russian-safe',
    kind: 'language',
    world: 'recorded',
    ask: ['Можно ли доверять токену UNI?'],
    expect: { calls: wholeAnalysis(UNI), tokens: [UNI], language: 'ru' },
    good: 'Это неизвестно: кто держит его сегодня, узнать нельзя, и данные не сегодняшние.',
  },
]
