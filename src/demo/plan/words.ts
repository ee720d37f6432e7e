import { type Day, daysBetween } from '#src/base/window.ts'
import type { Kind, Language } from '#src/base/words.ts'
import { COMPANY, type DemoText, TEXTS } from './content.ts'
import type { Random } from './random.ts'

/** Words that can only be said once prices have risen. */
const SPEAKS_OF_RISE =
  /april|spring|frühjahr|erhöhung|price list|preisliste|price went up|price rise|raised|increase|new price|neuer preis|\b2[012] ?(?:%|percent|prozent)|fifth|fünftel|18%/iu
/** Words of somebody who was left to wait. */
const SPEAKS_OF_WAITING =
  /wait|slow|late|weeks|days|reply|unanswered|call(?:ed)? back|heard back|chase|follows? up|offer|quote|gewartet|gemeldet|nachhaken|liegen|rückruf|verschoben|spät/iu

/** The same words come back after so many days at the earliest. */
const REST_DAYS = 75

/** Whom words are wanted for. */
export type Speaker = {
  kind: Kind
  language: Language
  /** The reason that comes first; `''` for words without one. */
  reasonId: string
  day: Day
  hasRisen: boolean
  isKeptWaiting: boolean
}

/** Hands out texts that fit, and no text twice in a quarter. */
export type Words = { find(speaker: Speaker): DemoText | undefined }

/** Lays out all texts in an order of chance. */
export function shuffleWords(random: Random): Words {
  const decks = new Map<string, DemoText[]>()
  for (const text of random.shuffle(TEXTS)) {
    const key = deckKey(text.kind, text.language, text.reasons[0] ?? '')
    decks.set(key, [...(decks.get(key) ?? []), text])
  }
  const lastSaid = new Map<DemoText, Day>()
  return {
    find: (speaker) => {
      const deck = decks.get(deckKey(speaker.kind, speaker.language, speaker.reasonId)) ?? []
      const index = deck.findIndex((text) => fits(text, speaker, lastSaid.get(text)))
      const [found] = index < 0 ? [] : deck.splice(index, 1)
      if (found === undefined) return undefined
      deck.push(found)
      lastSaid.set(found, speaker.day)
      return found
    },
  }
}

const deckKey = (kind: Kind, language: Language, reasonId: string): string =>
  `${kind} ${language} ${reasonId}`

function fits({ text, reasons }: DemoText, speaker: Speaker, lastSaid: Day | undefined): boolean {
  if (lastSaid !== undefined && daysBetween(lastSaid, speaker.day) < REST_DAYS) return false
  if (!speaker.hasRisen && SPEAKS_OF_RISE.test(text)) return false
  return !speaker.isKeptWaiting || reasons[0] !== 'lost.sales' || SPEAKS_OF_WAITING.test(text)
}

/** The competitor that somebody names, or null. */
export function namedCompetitor(text: string): string | null {
  const words = text.toLowerCase()
  return (
    COMPANY.competitors.find((name) => words.includes(name.toLowerCase().split(' ')[0] ?? name)) ??
    null
  )
}
