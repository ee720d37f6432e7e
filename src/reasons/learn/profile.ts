import type { TextLanguage } from '#src/base/words.ts'
import type { Codebook, Reason } from '../codebook.ts'
import { heirOf } from '../cues.ts'
import { readFeatures } from './line/features.ts'
import type { Space } from './line/space.ts'

/** How often each place of the table comes in the words of a reason, words and letters apart. */
type Profile = { words: Map<number, number>; letters: Map<number, number> }

const WEIGHTS = { label: 3, definition: 2, example: 1, cue: 1 } as const

const kept = new WeakMap<Codebook, Map<TextLanguage, Map<string, Profile>>>()

function profilesOf(codebook: Codebook, language: TextLanguage): Map<string, Profile> {
  const byLanguage = kept.get(codebook) ?? new Map<TextLanguage, Map<string, Profile>>()
  kept.set(codebook, byLanguage)
  const known = byLanguage.get(language)
  if (known !== undefined) return known
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  const profiles = new Map<string, Profile>()
  for (const source of codebook.reasons) {
    const heir = heirOf(source, byId)
    if (heir === undefined) continue
    const profile = profiles.get(heir.id) ?? { words: new Map(), letters: new Map() }
    profiles.set(heir.id, profile)
    for (const [text, weight] of textsOf(source, language, codebook))
      add(profile, text, language, weight)
  }
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

function add(profile: Profile, text: string, language: TextLanguage, weight: number): void {
  const { places, split } = readFeatures(text, language)
  places.forEach((place, index) => {
    const counts = index < split ? profile.words : profile.letters
    const room = index < split ? split : places.length - split
    counts.set(place, (counts.get(place) ?? 0) + weight / Math.sqrt(room))
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
  languages: readonly TextLanguage[],
  { numberOf, weights }: Space,
): Map<string, { numbers: number[]; values: number[] }> {
  const sounds = new Map<string, { numbers: number[]; values: number[] }>()
  const sums = new Map<string, Map<number, number>>()
  for (const language of languages)
    for (const [id, { words, letters }] of profilesOf(codebook, language)) {
      const sum = sums.get(id) ?? new Map<number, number>()
      sums.set(id, sum)
      for (const counts of [words, letters])
        for (const [place, count] of counts) {
          const number = numberOf[place] ?? -1
          if (number !== -1) sum.set(number, (sum.get(number) ?? 0) + count)
        }
    }
  for (const [id, sum] of sums) {
    const numbers = [...sum.keys()]
    const values = numbers.map((number) =>
      Math.sqrt((sum.get(number) ?? 0) * (weights[number] ?? 0)),
    )
    const length = Math.sqrt(values.reduce((total, value) => total + value * value, 0)) || 1
    sounds.set(id, { numbers, values: values.map((value) => value / length) })
  }
  return sounds
}
