import type { TextLanguage } from '#src/base/words.ts'
import type { Codebook, Reason } from '../codebook.ts'
import { heirOf } from '../cues.ts'
import { readFeatures } from './line/features.ts'
import { numberIn, type Space } from './line/space.ts'

/** How often each place of the table comes in the words of a reason: a word more than a letter. */
type Profile = { places: Int32Array; counts: Float64Array }

/** What a reason's own words weigh: numbers of features, each once, and their values. */
export type Sound = { numbers: number[]; values: number[] }

const WEIGHTS = { label: 3, definition: 2, example: 1, cue: 1 } as const

const kept = new WeakMap<Codebook, Map<TextLanguage, Map<string, Profile>>>()

function profilesOf(codebook: Codebook, language: TextLanguage): Map<string, Profile> {
  const byLanguage = kept.get(codebook) ?? new Map<TextLanguage, Map<string, Profile>>()
  kept.set(codebook, byLanguage)
  const known = byLanguage.get(language)
  if (known !== undefined) return known
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  const sums = new Map<string, Map<number, number>>()
  for (const source of codebook.reasons) {
    const heir = heirOf(source, byId)
    if (heir === undefined) continue
    const sum = sums.get(heir.id) ?? new Map<number, number>()
    sums.set(heir.id, sum)
    for (const [text, weight] of textsOf(source, language, codebook))
      add(sum, text, language, weight)
  }
  const profiles = new Map(
    [...sums].map(([id, sum]): [string, Profile] => [
      id,
      { places: Int32Array.from(sum.keys()), counts: Float64Array.from(sum.values()) },
    ]),
  )
  byLanguage.set(language, profiles)
  return profiles
}

function textsOf(
  { label, definition, cues, examples }: Reason,
  language: TextLanguage,
  codebook: Codebook,
): [string, number][] {
  const said = (text: string | undefined, weight: number): [string, number][] =>
    text === undefined ? [] : [[text, weight]]
  return [
    ...said(label[language] ?? label[codebook.language], WEIGHTS.label),
    ...said(definition[language] ?? definition[codebook.language], WEIGHTS.definition),
    ...examples.map((text): [string, number] => [text, WEIGHTS.example]),
    ...(cues[language] ?? cues[codebook.language] ?? []).map((cue): [string, number] => [
      cue.replaceAll(/\.\.|["#]/gu, ' '),
      WEIGHTS.cue,
    ]),
  ]
}

function add(sum: Map<number, number>, text: string, language: TextLanguage, weight: number): void {
  const { places, split } = readFeatures(text, language)
  places.forEach((place, index) => {
    const room = index < split ? split : places.length - split
    sum.set(place, (sum.get(place) ?? 0) + weight / Math.sqrt(room))
  })
}

/**
 * How a reason's own words (label, definition, cues and examples) weigh features of a space, as
 * vectors of length 1: the closer a text's vector, the more it sounds like the codebook.
 *
 * @returns by reason id; `numbers` are those of the space, each once.
 */
export function soundsOf(
  codebook: Codebook,
  { reasons, languages }: { reasons: readonly Reason[]; languages: readonly TextLanguage[] },
  { slots, weights }: Space,
): Map<string, Sound> {
  const profiles = languages.map((language) => profilesOf(codebook, language))
  const sums = new Float64Array(weights.length)
  return new Map(
    reasons.map(({ id }) => {
      const numbers: number[] = []
      for (const byId of profiles) gather(byId.get(id), slots, { sums, numbers })
      const values = numbers.map((number) =>
        Math.sqrt((sums[number] ?? 0) * (weights[number] ?? 0)),
      )
      for (const number of numbers) sums[number] = 0
      const length = Math.sqrt(values.reduce((total, value) => total + value * value, 0)) || 1
      return [id, { numbers, values: values.map((value) => value / length) }]
    }),
  )
}

/** Adds a profile to what was gathered of other languages, and notes the features met first. */
function gather(
  profile: Profile | undefined,
  slots: Int32Array,
  { sums, numbers }: { sums: Float64Array; numbers: number[] },
): void {
  if (profile === undefined) return
  const { places, counts } = profile
  for (let at = 0; at < places.length; at += 1) {
    const number = numberIn(slots, places[at] ?? 0)
    if (number === -1) continue
    if (sums[number] === 0) numbers.push(number)
    sums[number] = (sums[number] ?? 0) + (counts[at] ?? 0)
  }
}
