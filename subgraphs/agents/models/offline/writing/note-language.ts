type Language = 'de' | 'es' | 'fr' | 'pt' | 'it' | 'zh' | 'ja' | 'ko' | 'ru' | 'ar'

/** Without a figure, as all that has no fact. */
const NOTES: Record<Language, string> = {
  de: '*Diese Antwort ist auf Englisch: Der Offline-Analyst schreibt keine andere Sprache.*',
  es: '*Esta respuesta está en inglés: el analista sin conexión no escribe en otro idioma.*',
  fr: "*Cette réponse est en anglais : l'analyste hors ligne n'écrit pas d'autre langue.*",
  pt: '*Esta resposta está em inglês: o analista offline não escreve noutra língua.*',
  it: "*Questa risposta è in inglese: l'analista offline non scrive in un'altra lingua.*",
  zh: '*此回答为英文：离线分析器不会用其他语言书写。*',
  ja: '*この回答は英語です。オフラインの分析は他の言語では書けません。*',
  ko: '*이 답변은 영어로 되어 있습니다. 오프라인 분석기는 다른 언어로 쓰지 못합니다.*',
  ru: '*Этот ответ на английском: офлайн-аналитик не пишет на других языках.*',
  ar: '*هذه الإجابة بالإنجليزية: المحلل غير المتصل لا يكتب بلغة أخرى.*',
}

/** In this order: Japanese has Chinese characters too. */
const SCRIPTS: readonly [Language, RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['zh', /\p{Script=Han}/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['ar', /\p{Script=Arabic}/u],
]

/** Small words that English does not have, in small letters: in capitals they may be tickers. */
const WORDS: readonly [Language, ReadonlySet<string>][] = [
  [
    'de',
    new Set(
      'ist sind wie wer was der das ein eine einen von im und oder nicht kann man ich mir zu über für mit sicher'.split(
        ' ',
      ),
    ),
  ],
  [
    'es',
    new Set(
      'es el los las un una se puede qué cómo quién cuál cuánto en y o de del por para con confiar está seguro'.split(
        ' ',
      ),
    ),
  ],
  [
    'fr',
    new Set(
      'est le la les un une des du peut quel quelle qui que comment combien et ou dans pour avec faire à sûr'.split(
        ' ',
      ),
    ),
  ],
  [
    'pt',
    new Set(
      'é o os um uma posso pode qual quem como quanto em no na e ou do da por para com confiar seguro'.split(' '),
    ),
  ],
  [
    'it',
    new Set('è il lo gli un una posso può quale chi come quanto e o di del della per con fidarsi sicuro'.split(' ')),
  ],
]
const ENGLISH = new Set('is are the a an of and or what who how which can i it to in for with do does'.split(' '))

/** With fewer, a question says too little of its language to be told that it is another. */
const LEAST_WORDS = 2

/**
 * One sentence in the language of a question which says that the answer is in English; null where that is the language,
 * or nobody can tell. Names and addresses are in no language.
 */
export function noteLanguage(question: string): string | null {
  const script = SCRIPTS.find(([, letters]) => letters.test(question))
  if (script) return NOTES[script[0]]
  // The first word of a sentence has a capital.
  const words = question.match(/\p{L}+/gu)?.map((word, index) => (index === 0 ? word.toLowerCase() : word)) ?? []
  const countIn = (known: ReadonlySet<string>) => words.filter((word) => known.has(word)).length
  const english = countIn(ENGLISH)
  const counts = WORDS.map(([language, known]) => ({ language, count: countIn(known) })).sort(
    (a, b) => b.count - a.count,
  )
  const [best, next] = counts
  if (!best || best.count < LEAST_WORDS || best.count <= english) return null
  // Between sisters nobody is told in the wrong one: their own signs decide, or nothing does.
  if (next?.count !== best.count) return NOTES[best.language]
  return null
}
