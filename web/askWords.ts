import type { Language } from '#src/base/words.ts'

/** What the respondent's pages say around the questions of a survey. */
type AskWords = {
  /** Stands after the company's name. */
  asks: string
  /** How this language is called, in itself. */
  language: string
  step: (position: number, total: number) => string
  minutes: string
  question: (position: number, total: number) => string
  next: string
  send: string
  skip: string
  back: string
  /** Read aloud by the script when the order of the picked reasons changes. */
  ranked: string
  removed: string
  problem: string
  problemLink: string
  reader: (company: string) => string
  privacy: string
  stop: string
  thanks: { title: string; kept: string; changed: string; close: string; again: string }
  answered: { title: (day: string) => string; hidden: string; replaces: string; again: string }
  closed: { title: (day: string) => string; nothing: string }
}

export const ASK_WORDS: Record<Language, AskWords> = {
  en: {
    asks: 'asks for your honest view',
    language: 'English',
    step: (position, total) => `${position} of ${total}`,
    minutes: '2 minutes',
    question: (position, total) => `Question ${position} of ${total}`,
    next: 'Next',
    send: 'Send my answer',
    skip: 'Skip',
    back: 'Back',
    ranked: 'number {place} of {count}',
    removed: 'taken away',
    problem: 'One thing needs another look; what you entered is still here.',
    problemLink: 'Go to it',
    reader: (company) =>
      `Read by the research team of ${company}. No name is shown unless you allow it.`,
    privacy: 'Privacy',
    stop: 'Stop these e-mails',
    thanks: {
      title: 'Thank you. Your answer has arrived.',
      kept: 'It will be read together with the others, and it helps to do better.',
      changed: 'It took the place of the answer that was sent through this link before.',
      close: 'You can close this page now.',
      again: 'Change my answer',
    },
    answered: {
      title: (day) => `This was answered on ${day}.`,
      hidden:
        'Thank you. What was written is not shown here, since a link can be passed on to somebody else.',
      replaces:
        'You can answer again. The new answer then takes the place of the one before, which stays on file as an earlier version.',
      again: 'Answer again',
    },
    closed: {
      title: (day) => `This survey closed on ${day}.`,
      nothing: 'Nothing more can be sent through this link. Thank you for your time.',
    },
  },
  de: {
    asks: 'bittet um Ihre ehrliche Meinung',
    language: 'Deutsch',
    step: (position, total) => `${position} von ${total}`,
    minutes: '2 Minuten',
    question: (position, total) => `Frage ${position} von ${total}`,
    next: 'Weiter',
    send: 'Antwort senden',
    skip: 'Auslassen',
    back: 'Zurück',
    ranked: 'Nummer {place} von {count}',
    removed: 'herausgenommen',
    problem: 'Eine Stelle braucht noch einen Blick; Ihre Eingaben sind alle noch da.',
    problemLink: 'Dorthin',
    reader: (company) =>
      `Gelesen von der Marktforschung von ${company}. Ohne Ihre Erlaubnis wird kein Name gezeigt.`,
    privacy: 'Datenschutz',
    stop: 'Keine E-Mails mehr',
    thanks: {
      title: 'Vielen Dank. Ihre Antwort ist angekommen.',
      kept: 'Sie wird zusammen mit den anderen gelesen und hilft, es besser zu machen.',
      changed: 'Sie ersetzt die Antwort, die zuvor über diesen Link geschickt wurde.',
      close: 'Sie können diese Seite jetzt schließen.',
      again: 'Meine Antwort ändern',
    },
    answered: {
      title: (day) => `Hier wurde am ${day} geantwortet.`,
      hidden:
        'Vielen Dank. Was geschrieben wurde, steht hier nicht, denn ein Link kann an andere weitergegeben werden.',
      replaces:
        'Sie können noch einmal antworten. Die neue Antwort ersetzt dann die vorige, die als frühere Fassung aufbewahrt bleibt.',
      again: 'Noch einmal antworten',
    },
    closed: {
      title: (day) => `Diese Umfrage endete am ${day}.`,
      nothing: 'Über diesen Link kann nichts mehr gesendet werden. Vielen Dank für Ihre Zeit.',
    },
  },
}

/** A day as that language writes it, its month named: `6 October 2026`, `6. Oktober 2026`. */
export const askDay = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at)
