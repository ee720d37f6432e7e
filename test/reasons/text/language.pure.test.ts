import { expect, test } from 'vitest'
import { KINDS } from '#src/base/words.ts'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { group } from '#src/reasons/group.ts'
import { languageOf } from '#src/reasons/text/language.ts'

test.each([
  ['Trop cher pour nous', null, 'fr'],
  ["C'est pas le prix, c'est la livraison", null, 'fr'],
  ['Era demasiado caro para nosotros', null, 'es'],
  ['¿Cuánto cuesta?', null, 'es'],
  ['Era muito caro para a gente', null, 'pt'],
  ['Não gostei', null, 'pt'],
  ['値段が高すぎました', null, 'ja'],
  ['サポートが遅い', 'en', 'ja'],
  ['ｻﾎﾟｰﾄが遅い', null, 'ja'],
  ['SAPとの連携がない', 'de', 'ja'],
  ['高額', 'ja', 'ja'],
  ['予算不足', 'ja-JP', 'ja'],
  ['Trop cher', 'en', 'fr'],
  ['Zu teuer', 'en', 'de'],
  ['Muy caro y muy lento', 'pt', 'es'],
  ['Caro', 'pt', 'pt'],
  ['Caro', 'es-MX', 'es'],
  ['API', 'fr', 'fr'],
  ['', 'fr', 'fr'],
  ['', 'nl', 'en'],
  ['👍', null, 'en'],
] as const)('%j with the tag %s is read in %s', (text, given, expected) => {
  expect(languageOf(text, given)).toBe(expected)
})

test.each([
  ['Preis war zu high honestly', null, 'de'],
  ['Preis war zu high honestly', 'en', 'de'],
  ['The price was muy high and nobody called us back', 'es', 'en'],
  ['Honestly the price, era demasiado caro para un negocio como el mío', 'en', 'es'],
  ['Der Support war slow und die App hat sich ständig aufgehängt', 'en', 'de'],
  ['Le support was great mais le prix était trop élevé pour nous', 'en', 'fr'],
] as const)(
  'of two languages mixed in %j the one with more small words counts',
  (text, given, expected) => {
    expect(languageOf(text, given)).toBe(expected)
  },
)

/** What nobody here reads, by language. */
const UNREAD: [string, string][] = [
  ['Dutch', 'Het was veel te duur voor ons en niemand belde terug'],
  ['Italian', 'Il prezzo era troppo alto per noi'],
  ['Swedish', 'Det var för dyrt för oss och ingen svarade'],
  ['Danish', 'Det var for dyrt og der var ikke nogen der ringede tilbage'],
  ['Polish', 'Było za drogo dla nas i nikt nie oddzwonił'],
  ['Turkish', 'Bizim için çok pahalıydı ve kimse geri aramadı'],
  ['Czech', 'Bylo to pro nás příliš drahé'],
  ['Romanian', 'A fost prea scump pentru noi și nu a sunat nimeni'],
  ['Finnish', 'Se oli meille liian kallis eikä se ollut hyvä'],
  ['Hungarian', 'Túl drága volt nekünk és nem hívott vissza senki'],
  ['Indonesian', 'Harganya terlalu mahal untuk kami dan tidak ada yang menelepon'],
  ['Chinese', '价格太贵了，没有人回电话'],
  ['traditional Chinese', '價格太高，沒有人回電話'],
  ['Korean', '가격이 너무 비싸고 아무도 연락하지 않았어요'],
  ['Russian', 'Слишком дорого для нас, и никто не перезвонил'],
  ['Greek', 'Ήταν πολύ ακριβό για εμάς'],
  ['Arabic', 'كان السعر مرتفعا جدا بالنسبة لنا'],
  ['Hebrew', 'זה היה יקר מדי בשבילנו'],
  ['Thai', 'แพงเกินไปสำหรับเรา'],
  ['Hindi', 'यह हमारे लिए बहुत महंगा था'],
]

test.each(UNREAD)('%s is not taken for a language that we read, whatever is stated', (_, text) => {
  for (const given of [null, 'en', 'de', 'fr', 'ja', 'xx'])
    expect(languageOf(text, given)).toBe(null)
})

test.each(UNREAD)('an answer in %s is kept unsorted', (_, text) => {
  for (const kind of KINDS)
    expect(
      group(
        {
          kind,
          language: null,
          picked: [],
          verbatims: [{ question: 'words', text }],
          pinned: null,
        },
        { codebook: CODEBOOK, model: null },
      ),
    ).toMatchObject({ mentions: [], uncoded: 'unclear' })
})

test('a short text with the tag of a language that we do not read is not read', () => {
  for (const text of ['Te duur', 'Caro', 'Support', 'Too expensive'])
    expect(languageOf(text, 'nl')).toBe(null)
})

test('a text plainly in a language that we read is read, whatever is stated', () => {
  const text = 'It was too expensive for us and they never called back'
  for (const given of [null, 'de', 'nl', 'fi', 'ja', 'zz'])
    expect(languageOf(text, given)).toBe('en')
})
