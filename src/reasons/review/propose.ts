import { compareText } from '#src/base/text.ts'
import type { Kind, TextLanguage } from '#src/base/words.ts'
import { assign } from '../assign.ts'
import type { Codebook } from '../codebook.ts'
import { LEXICONS } from '../lexicon/all.ts'
import { wordsOf } from '../text/words.ts'

/** A text that a person read. */
export type ReadText = {
  answerId: string
  /** Whose it is, to tell one person's words from those of many. */
  person: string
  text: string
  kind: Kind
  language: TextLanguage | null
  reasonIds: readonly string[]
}

/** A phrase that may give a reason away, for a person to take or leave. */
export type Proposal = {
  reasonId: string
  language: TextLanguage
  phrase: string
  /** Answers that were said to give the reason, hold the phrase, and have no cue of the reason. */
  answerIds: string[]
  people: number
  /** Texts read so far that hold the phrase, and how many of them give the reason. */
  holding: number
  giving: number
  /** How sure it is that the phrase goes with the reason, in standard deviations. */
  z: number
}

const WORDS_MAX = 3
const ANSWERS_MIN = 3
const PEOPLE_MIN = 2
/** The 95 % point of the normal distribution: only more than elsewhere is looked for, never less. */
const Z_MIN = 1.645
/** How much all texts together weigh against either part: a fifth, and at most so many phrases. */
const PRIOR = { part: 0.2, most: 200 } as const
const PER_REASON = 5

/** A text with its phrases, each by its stems and with how it is spelled there. */
type Phrased = ReadText & { phrases: ReadonlyMap<string, string>; cued: ReadonlySet<string> }

/**
 * Phrases of one to three words that stand far more often in texts that people say give a reason
 * where no cue of it speaks, than in texts that they say do not: by log-odds with an informative
 * Dirichlet prior made of all the texts, from 1.645 standard deviations on. Each stands in at least
 * three such answers of two people, and of two that stand in the same answers the longer is taken.
 * Up to five a reason and language, the surest first. Nothing is applied.
 *
 * Source: B. L. Monroe, M. P. Colaresi, K. M. Quinn, Fightin' words, Political Analysis 16 (2008),
 * 372-403.
 */
export function proposeCues(texts: readonly ReadText[], codebook: Codebook): Proposal[] {
  const byLanguage = Map.groupBy(texts, ({ language }) => language)
  return [...byLanguage].flatMap(([language, some]) =>
    language === null ? [] : proposeIn(language, some, codebook),
  )
}

function proposeIn(
  language: TextLanguage,
  texts: readonly ReadText[],
  codebook: Codebook,
): Proposal[] {
  const phrased = texts.map((text): Phrased => ({
    ...text,
    phrases: phrasesOf(text.text, language),
    cued: new Set(
      assign(text.text, { kind: text.kind, language, codebook }).mentions.map(
        ({ reasonId }) => reasonId,
      ),
    ),
  }))
  const wanted = codebook.reasons.filter(({ retired }) => !retired)
  return wanted.flatMap(({ id, kinds }) => {
    const possible = phrased.filter(({ kind }) => kinds.includes(kind))
    return proposeFor(id, language, possible)
  })
}

function proposeFor(
  reasonId: string,
  language: TextLanguage,
  texts: readonly Phrased[],
): Proposal[] {
  const giving = texts.filter(({ reasonIds }) => reasonIds.includes(reasonId))
  const missed = giving.filter(({ cued }) => !cued.has(reasonId))
  if (missed.length < ANSWERS_MIN) return []
  const others = texts.filter(({ reasonIds }) => !reasonIds.includes(reasonId))
  const [of, against, all] = [countIn(missed), countIn(others), countIn(texts)]
  const found = [...of.counts].flatMap(([stems, count]): Found[] => {
    if (count < ANSWERS_MIN) return []
    const holders = missed.filter(({ phrases }) => phrases.has(stems))
    const people = new Set(holders.map(({ person }) => person)).size
    const z = oddsOf(stems, of, against, all)
    if (people < PEOPLE_MIN || z < Z_MIN) return []
    const proposal = {
      reasonId,
      language,
      phrase: usualOf(holders.map(({ phrases }) => phrases.get(stems) ?? stems)),
      answerIds: holders.map(({ answerId }) => answerId).sort(compareText),
      people,
      holding: all.counts.get(stems) ?? 0,
      giving: giving.filter(({ phrases }) => phrases.has(stems)).length,
      z,
    }
    return [{ stems, proposal }]
  })
  return withoutShorter(found)
}

type Tally = { counts: Map<string, number>; total: number }

/** In how many of the texts each phrase stands. */
function countIn(texts: readonly Phrased[]): Tally {
  const tally: Tally = { counts: new Map(), total: 0 }
  for (const { phrases } of texts)
    for (const stems of phrases.keys()) {
      tally.counts.set(stems, (tally.counts.get(stems) ?? 0) + 1)
      tally.total += 1
    }
  return tally
}

function oddsOf(stems: string, of: Tally, against: Tally, all: Tally): number {
  const weight = Math.min(PRIOR.most, all.total * PRIOR.part)
  const prior = ((all.counts.get(stems) ?? 0) / all.total) * weight
  const [hits, misses] = [
    (of.counts.get(stems) ?? 0) + prior,
    (against.counts.get(stems) ?? 0) + prior,
  ]
  const odds = (part: number, { total }: Tally) => Math.log(part / (total + weight - part))
  return (odds(hits, of) - odds(misses, against)) / Math.sqrt(1 / hits + 1 / misses)
}

type Found = { stems: string; proposal: Proposal }

/** The surest first, without those that say in other words what a surer one says. */
function withoutShorter(found: readonly Found[]): Proposal[] {
  const kept: Found[] = []
  const ordered = [...found].sort(
    (a, b) =>
      b.proposal.z - a.proposal.z ||
      b.stems.length - a.stems.length ||
      compareText(a.stems, b.stems),
  )
  for (const one of ordered) {
    if (kept.length >= PER_REASON) break
    if (!kept.some(({ stems }) => overlaps(one.stems, stems))) kept.push(one)
  }
  return kept.map(({ proposal }) => proposal)
}

/** True where one phrase is a part of the other. */
const overlaps = (a: string, b: string): boolean =>
  ` ${a} `.includes(` ${b} `) || ` ${b} `.includes(` ${a} `)

/** The spelling that most have; ties go to the first of the alphabet. */
function usualOf(spellings: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const spelling of spellings) counts.set(spelling, (counts.get(spelling) ?? 0) + 1)
  const [best] = [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b))
  return best?.[0] ?? ''
}

const small = new Map<TextLanguage, ReadonlySet<string>>()

function smallWordsOf(language: TextLanguage): ReadonlySet<string> {
  const known =
    small.get(language) ??
    new Set(language === 'ja' ? [] : LEXICONS[language].smallWords.split(/\s+/u))
  small.set(language, known)
  return known
}

/**
 * The phrases of a text by their stems: words that stand side by side in one clause, neither the
 * first nor the last of them a small one; of Japanese letters at least two.
 */
function phrasesOf(text: string, language: TextLanguage): Map<string, string> {
  const words = wordsOf(text, language)
  const smallWords = smallWordsOf(language)
  const isSmall = (index: number) => smallWords.has(words[index]?.text ?? '')
  const phrases = new Map<string, string>()
  for (let from = 0; from < words.length; from += 1) {
    if (isSmall(from) || words[from]?.start === words[from - 1]?.start) continue
    for (let to = from; to < Math.min(from + WORDS_MAX, words.length); to += 1) {
      if (to > from && words[to]?.before !== 'space') break
      const isWhole = words[to]?.end !== words[to + 1]?.end
      if (isSmall(to) || !isWhole || (language === 'ja' && to === from)) continue
      const stems = words.slice(from, to + 1).map(({ stem }) => stem)
      const spelled = text.slice(words[from]?.start, words[to]?.end).toLowerCase()
      const phrase = spelled.replace(/\s+/gu, ' ')
      // A cue has its own signs, and is at most so long.
      if (!phrases.has(stems.join(' ')) && /^[\p{L}\p{M}\p{N}' -]{2,80}$/u.test(phrase))
        phrases.set(stems.join(' '), phrase)
    }
  }
  return phrases
}
