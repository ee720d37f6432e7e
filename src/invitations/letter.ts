import type { Day } from '#src/base/window.ts'
import type { Kind, Language } from '#src/base/words.ts'
import { firstName, personName, plainName } from './name.ts'
import { PHRASES } from './phrases.ts'

/** What a letter is made from. Names are as they came in; they are cleaned here. */
export type LetterFacts = {
  /** 0 is the invitation, 1 and 2 are reminders. */
  number: number
  language: Language
  kind: Kind
  decidedOn: Day | null
  contactName: string | null
  companyName: string
  senderName: string | null
  postalAddress: string | null
  closesOn: Day
  /** True where an answer by e-mail reaches a person. */
  isReplyRead: boolean
  answerUrl: string
  stopUrl: string
  privacyUrl: string
}

/** A letter in words; the text part and the HTML part say the same and carry the same links. */
export type Letter = {
  language: Language
  senderName: string
  subject: string
  /** What a mail program shows beside the subject. */
  preview: string
  greeting: string
  paragraphs: string[]
  question: string
  answer: { label: string; url: string }
  closing: string[]
  signature: { name: string; line: string | null }
  why: string
  stop: { label: string; url: string }
  privacy: { label: string; url: string }
}

/** The words of an invitation or a reminder. */
export function writeLetter(facts: LetterFacts): Letter {
  const phrases = PHRASES[facts.language]
  const company = plainName(facts.companyName)
  const sender = plainName(facts.senderName ?? '')
  const month = facts.decidedOn === null ? null : monthName(facts.decidedOn, facts.language)
  const name = personName(facts.contactName)
  const address = plainName(facts.postalAddress ?? '')
  const body = phrases.body[facts.kind]({ company, when: phrases.when(month) }).join(' ')
  const reminder = phrases.reminder(facts.number, longDay(facts.closesOn, facts.language))
  return {
    language: facts.language,
    senderName: sender === '' ? company : sender,
    subject: phrases.subject(facts.number, month),
    preview: phrases.preview,
    greeting: phrases.greeting(name, name === null ? null : firstName(name)),
    // The first paragraph goes on after the comma of the greeting; a second one starts anew.
    paragraphs: reminder === null ? [body] : [reminder, upper(body)],
    question: phrases.question[facts.kind],
    answer: { label: phrases.button, url: facts.answerUrl },
    closing: [phrases.promise + (facts.isReplyRead ? ` ${phrases.reply}` : '')],
    signature:
      sender === '' || sender === company
        ? { name: phrases.team(company), line: null }
        : { name: sender, line: phrases.role(company) },
    why: `${phrases.why[facts.kind](company)}${address === '' ? '' : `, ${address}`}.`,
    stop: { label: phrases.stop, url: facts.stopUrl },
    privacy: { label: phrases.privacy, url: facts.privacyUrl },
  }
}

/** The text part: lines of at most 72 characters, but for links, which stay whole. */
export function letterText(letter: Letter): string {
  const { signature } = letter
  return [
    letter.greeting,
    ...letter.paragraphs.map(wrap),
    `${letter.question}\n${letter.answer.label}:\n${letter.answer.url}`,
    ...letter.closing.map(wrap),
    signature.line === null ? signature.name : `${signature.name}\n${signature.line}`,
    [
      '-- ',
      wrap(letter.why),
      `${letter.stop.label}:\n${letter.stop.url}`,
      `${letter.privacy.label}:\n${letter.privacy.url}`,
    ].join('\n'),
  ]
    .join('\n\n')
    .concat('\n')
}

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const WIDTH = 72

function wrap(text: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line].join('\n')
}

const format = (day: Day, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...options,
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))

const monthName = (day: Day, language: Language): string => format(day, language, { month: 'long' })

const longDay = (day: Day, language: Language): string =>
  format(day, language, { day: 'numeric', month: 'long' })
