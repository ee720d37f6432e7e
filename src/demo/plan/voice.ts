import type { Day } from '#src/base/window.ts'
import type { Kind, Language, Use } from '#src/base/words.ts'
import type { Random } from './random.ts'
import { type Circumstances, reasonWeights, SLOW_REP, type Story } from './story.ts'
import { namedCompetitor, type Words } from './words.ts'

/** What somebody would say if asked. */
export type Voice = {
  /** Reason ids, the first cause first; empty where there is none that the codebook knows. */
  reasons: string[]
  text: string | null
  /** True for somebody who ticks nothing but "something else" and then tells it in words. */
  isInWordsOnly: boolean
  language: Language
  use: Use
  competitor: string | null
  /** Where in 0..1 the answer to a further question lies. */
  detail: number
}

const TEXT_SHARE = 0.62
const WORDS_ONLY_SHARE = 0.12
/** How many people name a second reason, and of these a third. */
const MORE_SHARES = [0.42, 0.3]

/** Chances, texts and story that voices are made from. */
export type Tellers = { random: Random; words: Words; story: Story }

/** Whose voice is wanted. */
export type Person = Circumstances & { kind: Kind; language: Language }

/** The reason that comes first for somebody; `''` where there is none. */
export const firstReason = ({ random, story }: Tellers, person: Person): string =>
  random.weigh(reasonWeights(person.kind, person, story))

/**
 * Makes up what somebody says whose first reason is given. Where there are no fitting words left
 * they only tick; who has no reason needs words, since a page is not sent without a tick.
 */
export function speak(tellers: Tellers, person: Person, first: string): Voice {
  const { random } = tellers
  const found =
    first === '' || random.chance(TEXT_SHARE) ? findWords(tellers, person, first) : undefined
  const use = random.weigh<Use>([
    ['anonymous', 58],
    ['company', 24],
    ['named', 18],
  ])
  const voice = { language: person.language, use, detail: random.next() }
  if (found === undefined)
    return {
      ...voice,
      reasons: [first === '' ? firstReasonGiven(tellers, person) : first, ...more(tellers, person)]
        .filter((reasonId, index, all) => reasonId !== '' && all.indexOf(reasonId) === index)
        .slice(0, 3),
      text: null,
      isInWordsOnly: false,
      competitor: null,
    }
  return {
    ...voice,
    reasons: found.reasons,
    text: found.text,
    isInWordsOnly: found.reasons.length === 0 || random.chance(WORDS_ONLY_SHARE),
    competitor: namedCompetitor(found.text),
  }
}

function findWords({ words, story }: Tellers, person: Person, reasonId: string) {
  return words.find({
    kind: person.kind,
    language: person.language,
    reasonId,
    day: person.day,
    hasRisen: hasRisen(person.day, story),
    isKeptWaiting: person.rep === SLOW_REP,
  })
}

const hasRisen = (day: Day, story: Story): boolean => day >= story.riseOn

/** Drawn again until there is one: people without a reason are one in thirty. */
function firstReasonGiven(tellers: Tellers, person: Person): string {
  for (;;) {
    const reasonId = firstReason(tellers, person)
    if (reasonId !== '') return reasonId
  }
}

function more(tellers: Tellers, person: Person): string[] {
  const reasons: string[] = []
  for (const share of MORE_SHARES) {
    if (!tellers.random.chance(share)) break
    reasons.push(firstReason(tellers, person))
  }
  return reasons
}
