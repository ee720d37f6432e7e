import type { TextLanguage } from '#src/base/words.ts'
import { wordsOf } from '../text/words.ts'
import type { Machine } from './fit.ts'
import { gramsOf, pairPlace, readFeatures, wordPlace } from './line/features.ts'
import { numberIn, project } from './line/space.ts'

/**
 * A word of a text and what it weighed: above 0 for the reason, below 0 against it. `span` is in
 * UTF-16 units of the text as given.
 */
export type Weight = { span: [from: number, to: number]; weight: number }

const SHOWN = 8

/**
 * Which words of a text weighed most for or against a reason, by what was learnt: the weights of the
 * word, of its pairs (half to each word) and of its runs of letters, added up. Together they make
 * the line's margin, less its constant.
 *
 * @returns up to eight, the weightiest first, ties by place; empty where the reason has no line.
 */
export function explain(
  text: string,
  { reasonId, language }: { reasonId: string; language: TextLanguage | null },
  machine: Machine,
): Weight[] {
  const column = machine.columnOf.get(reasonId)
  if (column === undefined || machine.columns[column]?.examples === 0) return []
  const shareOf = sharesOf(text, language, { machine, column })
  const words = wordsOf(text, language ?? 'en')
  const weights = words.map(({ stem, text: word, start, end }, index): Weight => {
    const before = shareOf(pairPlace(words[index - 1]?.stem ?? null, stem))
    const after = shareOf(pairPlace(stem, words[index + 1]?.stem ?? null))
    let weight = shareOf(wordPlace(stem))
    weight += index === 0 ? before : before / 2
    weight += index === words.length - 1 ? after : after / 2
    for (const place of gramsOf(word)) weight += shareOf(place)
    return { span: [start, end], weight }
  })
  return weights
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || a.span[0] - b.span[0])
    .slice(0, SHOWN)
}

/** What one coming of a feature in this text weighs, by the feature's place. */
function sharesOf(
  text: string,
  language: TextLanguage | null,
  { machine, column }: { machine: Machine; column: number },
): (place: number) => number {
  const features = readFeatures(text, language)
  const { space, weights, columns } = machine
  const numbers = new Int32Array(features.places.length)
  const values = new Float64Array(features.places.length)
  const count = project(features, space, { numbers, values, from: 0 })
  const total = new Map<number, number>()
  for (let at = 0; at < count; at += 1) {
    const number = numbers[at] ?? 0
    const weight = (values[at] ?? 0) * (weights[number * columns.length + column] ?? 0)
    total.set(number, (total.get(number) ?? 0) + weight)
  }
  const times = new Map([...features.places].map((place, at) => [place, features.counts[at] ?? 1]))
  return (place) => {
    const number = numberIn(space.slots, place)
    return number === -1 ? 0 : (total.get(number) ?? 0) / (times.get(place) ?? 1)
  }
}
