import { readFileSync } from 'node:fs'
import type { TextLanguage } from '#src/base/words.ts'
import type { Example } from '#src/reasons/learn/example.ts'

type Row = { language: TextLanguage; text: string; reasons: string[] }

const KIND = 'did_not_buy'
/** Every fourth word of a text comes from another, so that no two texts are the same. */
const SWAPPED = 4

const path = new URL('../../../src/demo/texts/did-not-buy.json', import.meta.url)

/** Texts of the demo with the reasons that they give, as often as needed with other words in them. */
export function taughtOf(count: number): Example[] {
  const rows: Row[] = JSON.parse(readFileSync(path, 'utf8'))
  const words = rows.map(({ text }) => text.split(' '))
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / rows.length)
    const row = rows[index % rows.length]
    const other = words[(index + round * 7) % rows.length] ?? []
    const mixed = (words[index % rows.length] ?? []).map((word, place) =>
      round > 0 && (place + round) % SWAPPED === 0 ? (other[place % other.length] ?? word) : word,
    )
    return {
      id: String(index).padStart(5, '0'),
      text: mixed.join(' '),
      kind: KIND,
      language: row?.language ?? 'en',
      reasonIds: row?.reasons ?? [],
    }
  })
}
