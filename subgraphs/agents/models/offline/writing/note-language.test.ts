import { expect, it } from 'vitest'
import { noteLanguage } from './note-language.ts'

it.each([
  ['Ist Ethereum eine sichere Anlage?', 'Englisch'],
  ['Wie groß war das Risiko von BTC im Jahr 2024?', 'Englisch'],
  ['¿Se puede confiar en Uniswap?', 'inglés:'],
  ['Peut-on faire confiance à Bitcoin ?', 'anglais'],
  ['O que é o Bitcoin e posso confiar na equipa?', 'noutra'],
  ['Chi è il proprietario del contratto di UNI?', 'inglese'],
  ['ETH 安全吗？', '英文'],
  ['イーサリアムは安全ですか？', '英語'],
  ['이더리움은 안전한가요?', '영어'],
  ['Можно ли доверять токену UNI?', 'английском'],
  ['هل يمكن الوثوق ببيتكوين؟', 'بالإنجليزية'],
])('says in the language of %j that the answer is in English', (question, word) => {
  const note = noteLanguage(question)
  expect(note).toContain(word)
  expect(note).not.toMatch(/\d/)
})

it.each([
  'Is ETH a healthy asset?',
  'Compare the risk of BTC and ETH over the last year',
  'ETH',
  'BTC vs UNI',
  'Who can change the contract of EL, DIE and DAS?',
  'What is the La Peseta token?',
  'safemoon legit?',
  '0x1f9840a85d5af5bf1d1762f925bdaddc4201f984',
  '',
])('says nothing of %j', (question) => {
  expect(noteLanguage(question)).toBeNull()
})
