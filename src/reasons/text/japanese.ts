import { JAPANESE } from '#src/reasons/lexicon/ja.ts'
import type { Mood } from './denialWords.ts'
import type { Word } from './words.ts'

/** A text's words put together again, and of each unit of it the word that it belongs to. */
type Joined = { text: string; wordAt: Int32Array }

const pattern = (source: string) => new RegExp(source, 'gu')

const ENDERS = pattern(JAPANESE.enders)
const CAUSES = pattern(JAPANESE.causes)
const MAINS = pattern(JAPANESE.mains)
const NOT_DENIALS = pattern(JAPANESE.notDenials)
const DENIALS = pattern(JAPANESE.denials)
const ENDINGS = pattern(JAPANESE.endings)
const DISMISSALS = pattern(JAPANESE.dismissals)
const GOOD = pattern(JAPANESE.good)
const BAD = pattern(JAPANESE.bad)
const TOPIC = new RegExp(JAPANESE.topics, 'u')
const PARTICLES = new Set<string>(JAPANESE.particles)

/** How many letters a denial of a clause reaches back, one of a word, a dismissal and a judgment. */
const REACH = { clause: 14, word: 8, dismissal: 15, judgment: 10, ahead: 4 } as const

function join(words: readonly Word[]): Joined {
  const pieces = words.map(({ text, before }, index) => {
    if (index === 0 || before === 'space') return text
    return `${before === 'stop' ? '。' : '、'}${text}`
  })
  const text = pieces.join('')
  const wordAt = new Int32Array(text.length + 1).fill(words.length)
  let at = 0
  pieces.forEach((piece, index) => {
    wordAt.fill(index, at, at + piece.length)
    at += piece.length
  })
  return { text, wordAt }
}

/**
 * Splits Japanese into clauses: at stops, at commas but for those after a topic, and after the words
 * that end a clause ("けど", "ので"). A clause that ends with its cause has rank 1, one that names the
 * main cause rank 0, the others 2.
 */
export function splitJapanese(words: readonly Word[]): {
  clauseOf: Int32Array
  rank: Uint8Array
} {
  const joined = join(words)
  const opens = new Uint8Array(words.length + 1)
  words.forEach(({ before }, index) => {
    if (before === 'stop') opens[index] = 1
    if (before !== 'comma') return
    const last = `${words[index - 2]?.text ?? ''}${words[index - 1]?.text ?? ''}`
    if (!TOPIC.test(last)) opens[index] = 1
  })
  for (const match of joined.text.matchAll(ENDERS))
    opens[joined.wordAt[match.index + match[0].length] ?? 0] = 1
  const clauseOf = new Int32Array(words.length)
  let clause = 0
  for (let index = 0; index < words.length; index += 1) {
    if (index > 0 && opens[index] === 1) clause += 1
    clauseOf[index] = clause
  }
  return { clauseOf, rank: rankOf(joined, clauseOf) }
}

function rankOf({ text, wordAt }: Joined, clauseOf: Int32Array): Uint8Array {
  const best = new Uint8Array((clauseOf.at(-1) ?? 0) + 1).fill(2)
  const mark = (marks: RegExp, rank: number) => {
    for (const { index } of text.matchAll(marks)) best[clauseOf[wordAt[index] ?? 0] ?? 0] = rank
  }
  mark(CAUSES, 1)
  mark(MAINS, 0)
  return Uint8Array.from(clauseOf, (clause) => best[clause] ?? 2)
}

type Marks = { negatedBy: Int32Array; dismissed: Uint8Array; countered: Uint8Array }

/**
 * Marks what Japanese denies, sets aside and judges, which stands before the words that do so:
 * "価格は問題ではなかった". A denial of a noun or a verb takes back that word alone, one of a sentence
 * ("高くない", "高いわけではない") all of its clause.
 */
export function readJapanese(
  words: readonly Word[],
  clauseOf: Int32Array,
  { mood, ...marks }: Marks & { mood: Mood },
): void {
  const joined = join(words)
  const { text, wordAt } = joined
  const excused = new Uint8Array(text.length)
  for (const match of text.matchAll(NOT_DENIALS))
    excused.fill(1, match.index, match.index + match[0].length)
  const back = (index: number, reach: number): number => {
    let first = index
    while (first > 0 && first > index - reach && clauseOf[first - 1] === clauseOf[index]) first -= 1
    return first
  }
  for (const match of text.matchAll(ENDINGS)) {
    const at = denialAt(match)
    const from = wordAt[match.index] ?? 0
    if (excused[at] === 1) continue
    const first = back(from, REACH.word)
    for (let index = from - 1; index >= first && !isParticle(words[index]); index -= 1)
      marks.negatedBy[index] = wordAt[at] ?? 0
  }
  const absorbed = absorbedBy(text, mood)
  for (const match of text.matchAll(DENIALS)) {
    const at = denialAt(match)
    const from = wordAt[match.index] ?? 0
    if (excused[at] === 1) continue
    const first = absorbed(match.index)
    const start = first === null ? back(from, REACH.clause) : (wordAt[first] ?? from)
    marks.negatedBy.fill(wordAt[at] ?? 0, start, from)
  }
  for (const match of text.matchAll(DISMISSALS)) {
    const from = wordAt[match.index] ?? 0
    if (excused[denialAt(match)] !== 1) marks.dismissed.fill(1, back(from, REACH.dismissal), from)
  }
  judge(joined, back, { mood, ...marks })
}

/**
 * Where the judgment begins that takes the denial at a unit of a text upon itself, or null: "対応が
 * 良くなかった" still tells of the 対応 among reasons to leave.
 */
function absorbedBy(text: string, mood: Mood): (at: number) => number | null {
  const starts = new Int32Array(text.length + 1).fill(-1)
  for (const { 0: word, index } of text.matchAll(mood === 'blame' ? GOOD : BAD))
    starts.fill(index, index, index + word.length + 1)
  return (at) => {
    const start = starts[at] ?? -1
    return start === -1 ? null : start
  }
}

/** Where in a denial its *not* stands, so that a cue that holds the *not* is not denied by it. */
const denialAt = (match: RegExpExecArray): number =>
  match.index + Math.max(0, match[0].search(/[なまずねへゼ皆]/u))

const isParticle = (word: Word | undefined): boolean => PARTICLES.has(word?.text ?? '')

/** "サポートは良かったけど": a good word among reasons to leave takes back what it speaks of. */
function judge(
  { text, wordAt }: Joined,
  back: (index: number, reach: number) => number,
  { mood, negatedBy, countered }: Marks & { mood: Mood },
): void {
  for (const isGood of [true, false])
    for (const match of text.matchAll(isGood ? GOOD : BAD)) {
      const from = wordAt[match.index] ?? 0
      const isDenied = (negatedBy[from] ?? -1) >= 0
      if ((isGood !== isDenied) !== (mood === 'blame')) continue
      countered.fill(1, back(from, REACH.judgment), from)
      const to = wordAt[match.index + match[0].length] ?? from
      if (!isDenied) countered.fill(1, to, to + REACH.ahead)
    }
}
