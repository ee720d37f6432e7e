import { expect, test } from 'vitest'
import type { TextLanguage } from '#src/base/words.ts'
import { wordsOf } from '#src/reasons/text/words.ts'
import { uncodedOf } from '#src/reasons/uncoded.ts'

const stemsIn = (text: string, language: TextLanguage) =>
  wordsOf(text, language).map(({ stem }) => stem)

/** Words that must come to the same, however they are inflected or typed. */
const SAME: [TextLanguage, string][] = [
  ['fr', 'cher chers chère chères CHERE'],
  ['fr', 'fonctionnalité fonctionnalités fonctionnalite fonctionnalites'],
  ['fr', 'augmenté augmentée augmentées augmentee'],
  ['fr', 'répond répondait répondu repondu'],
  ['es', 'caro cara caros carísimo carisima'],
  ['es', 'integración integracion integraciones'],
  ['es', 'funciona funcionaba funcionó funcionan'],
  ['es', 'lento lenta lentísimo'],
  ['pt', 'integração integracao integrações integracoes'],
  ['pt', 'confiável confiavel confiáveis confiaveis'],
  ['pt', 'cobrou cobraram cobrança cobrado'],
  ['pt', 'caro cara caríssimo carissima'],
]

test.each(SAME)('in %s these come to one stem: %s', (language, words) => {
  expect(new Set(stemsIn(words, language)).size).toBe(1)
})

test.each([
  ['fr', "qu'il n'y a", ['que', 'il', 'ne', 'y', 'a']],
  ['fr', "aujourd’hui c’est l'hiver", ['aujourdhui', 'ce', 'est', 'le', 'hiver']],
  ['fr', 'jai pas le mdp', ['je', 'ai', 'pas', 'le', 'mot', 'de', 'passe']],
  ['es', '¿xq tb?', ['porque', 'tambien']],
  ['pt', 'vcs não tão pro q é', ['voces', 'nao', 'tao', 'para', 'o', 'que', 'eh']],
  ['ja', 'SAPと3件', ['sap', 'と', '3', '件']],
] as const)('in %s %j is written out', (language, text, expected) => {
  expect(wordsOf(text, language).map((word) => word.text)).toEqual(expected)
})

test.each([
  ['Rien à ajouter', 'none_given'],
  ['Je préfère ne pas répondre', 'none_given'],
  ['Prefiero no decirlo', 'none_given'],
  ['Nada, gracias', 'none_given'],
  ['Prefiro não dizer', 'none_given'],
  ['Sem comentários', 'none_given'],
  ['特になし', 'none_given'],
  ['特に理由はありません。', 'none_given'],
  ['jsp', 'dont_know'],
  ['Aucune idée', 'dont_know'],
  ['Pues no me acuerdo', 'dont_know'],
  ['No tengo ni idea', 'dont_know'],
  ['Sei lá', 'dont_know'],
  ['não me lembro', 'dont_know'],
  ['よくわかりません', 'dont_know'],
  ['ちょっと覚えてないですね', 'dont_know'],
  ['Je ne sais pas comment faire', 'unclear'],
  ['No sé cómo usar esto', 'unclear'],
  ['Não sei usar', 'unclear'],
  ['使い方がわからない', 'unclear'],
] as const)('%j is %s', (text, expected) => {
  expect(uncodedOf(text)).toBe(expected)
})
