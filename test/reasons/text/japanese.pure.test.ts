import { expect, test } from 'vitest'
import { assign } from '#src/reasons/assign.ts'
import { parseCodebook } from '#src/reasons/codebook.ts'
import { splitClauses } from '#src/reasons/text/clauses.ts'
import { wordsOf } from '#src/reasons/text/words.ts'

const codebook = parseCodebook({
  id: 'small',
  language: 'ja',
  reasons: [
    {
      id: 'price',
      label: '価格',
      kinds: ['did_not_buy'],
      cues: ['高すぎ', '高い', '値段', '価格'],
    },
    {
      id: 'support',
      label: '対応',
      kinds: ['did_not_buy'],
      cues: ['サポート', '電話 .. つながらない'],
    },
    { id: 'feature', label: '機能', kinds: ['did_not_buy'], cues: ['機能がない', 'できない'] },
    { id: 'trust', label: '信頼', kinds: ['did_not_buy'], negatedIs: ['信用'], cues: ['不安'] },
  ],
})

const read = (text: string) =>
  assign(text, { kind: 'did_not_buy', language: 'ja', codebook }).mentions.map(
    ({ reasonId, span: [from, to] }) => [reasonId, text.slice(from, to)],
  )
const idsIn = (text: string) => new Set(read(text).map(([id]) => id))

test.each([
  ['とにかく高すぎました', 'price', '高すぎ'],
  ['正直、高すぎ', 'price', '高すぎ'],
  ['👨‍👩‍👧‍👦高すぎ', 'price', '高すぎ'],
  ['ｻﾎﾟｰﾄがだめ', 'support', 'ｻﾎﾟｰﾄ'],
  ['サホ\u309aートがだめ', 'support', 'サホ\u309aート'],
  ['サポーーートがだめ', 'support', 'サポーーート'],
  ['あの会社は電話が全然つながらない', 'support', '電話が全然つながらない'],
  ['ＡＢＣと連携出来ない', 'feature', '出来ない'],
  ['欲しい機能が無い', 'feature', '機能が無い'],
  ['あまり信用がなかった', 'trust', '信用がな'],
])('the place of a cue in %j is its letters as given', (text, id, cut) => {
  expect(read(text)).toContainEqual([id, cut])
})

test.each([
  ['価格が高い', '価格は問題ではなかった'],
  ['価格のせいです', '価格のせいではないです'],
  ['値段です', '値段じゃなくて、納期です'],
  ['高いと思います', '高いとは思いません'],
  ['値段が高いからです', '値段が高いわけではありません'],
  ['値段が気になる', '値段は気にならなかった'],
  ['サポートが理由です', 'サポートは関係ないです'],
  ['サポートに不満', 'サポートに不満はありません'],
  ['不安でした', '不安はなかった'],
  ['不安だった', '不安というわけではないです'],
  ['価格で決めた', '価格はともかく、納期です'],
  ['信用がなかった', '信用があった'],
])('%j gives a reason, %j does not', (yes, no) => {
  expect(read(yes)).not.toEqual([])
  expect(read(no)).toEqual([])
})

test.each([
  ['サポートは良かったけど値段が高い', ['price']],
  ['値段ではなくサポートです', ['support']],
  ['高いかもしれない', ['price']],
  ['高いだけでなく、機能がない', ['feature', 'price']],
  ['高いし、サポートも微妙', ['price', 'support']],
  ['高いので見送りました', ['price']],
  ['高すぎるのではないか', ['price']],
])('%j gives %j', (text, ids) => {
  expect(idsIn(text)).toEqual(new Set(ids))
})

test('a clause ends after its last words, and a comma after a topic ends none', () => {
  const clausesOf = (text: string) => {
    const words = wordsOf(text, 'ja')
    const { clauseOf } = splitClauses(words, 'ja')
    return [...Map.groupBy(words.keys(), (index) => clauseOf[index]).values()].map((indexes) =>
      indexes.map((index) => words[index]?.text).join(''),
    )
  }
  expect(clausesOf('製品は良かったけど値段が高いので見送りました。残念です')).toEqual([
    '製品はよかったけど',
    '値段が高いので',
    '見送りました',
    '残念です',
  ])
  expect(clausesOf('値段は、高いです')).toEqual(['値段は高いです'])
  expect(clausesOf('営業が来た、値段も高い')).toEqual(['営業が来た', '値段も高い'])
})

test('every letter of a text stands in one word, in order', () => {
  const text = '株式会社ＡＢＣの担当さんは、３ヶ月待っても来ませんでした！ｶﾅもヴもゝも。'
  const words = wordsOf(text, 'ja')
  let last = 0
  for (const { start, end } of words) {
    expect(start).toBeGreaterThanOrEqual(last === 0 ? 0 : Math.min(start, last))
    expect(end).toBeGreaterThan(start)
    last = end
  }
  const letters = (whole: string) => whole.replaceAll(/[^\p{L}\p{N}]/gu, '')
  const kept = [...new Set(words.map(({ start, end }) => `${start} ${end}`))].map((place) => {
    const [start, end] = place.split(' ').map(Number)
    return text.slice(start, end)
  })
  expect(letters(kept.join(''))).toBe(letters(text))
})
