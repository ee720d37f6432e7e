import type { Kind, Language } from '#src/base/words.ts'

type Body = (names: { company: string; when: string }) => [string, ...string[]]

/** What letters say in one language. */
type Phrases = {
  /** `month` is null where the day of the decision is unknown. */
  subject: (number: number, month: string | null) => string
  preview: string
  greeting: (name: string | null, firstName: string | null) => string
  when: (month: string | null) => string
  body: Record<Kind, Body>
  /** Null for the first letter. */
  reminder: (number: number, closesOn: string) => string | null
  question: Record<Kind, string>
  button: string
  promise: string
  reply: string
  team: (company: string) => string
  role: (company: string) => string
  why: Record<Kind, (company: string) => string>
  stop: string
  privacy: string
}

const en: Phrases = {
  subject: (number, month) => {
    const about = `Two minutes about your decision${month === null ? '' : ` in ${month}`}`
    return (
      ['', 'A short reminder: ', 'A last reminder: '][number] +
      (number === 0 ? about : lower(about))
    )
  },
  preview: 'A few short questions. No name is shown unless you allow it.',
  greeting: (_, firstName) => (firstName === null ? 'Hello,' : `Hello ${firstName},`),
  when: (month) => (month === null ? 'recently' : `in ${month}`),
  body: {
    bought: ({ company, when }) => [
      `${when} you decided for ${company}. Thank you.`,
      'We would like to know what made the difference, and what nearly stood in the way.',
    ],
    did_not_buy: ({ company, when }) => [
      `${when} you looked at ${company} and did not go ahead.`,
      'That is fine with us, and nobody will try to change your mind. We would like to learn from it.',
    ],
    churned: ({ company, when }) => [
      `${when} you stopped working with ${company}.`,
      'That is your decision, and nobody will try to change it. We would like to learn from it.',
    ],
    clicked: ({ company, when }) => [
      `${when} you came to ${company} through one of our pages or ads.`,
      'We would like to know what you were looking for.',
    ],
    called_support: ({ company, when }) => [
      `${when} you asked the support of ${company} for help.`,
      'We would like to know what led to it, so that next time nothing does.',
    ],
  },
  reminder: (number, closesOn) =>
    [
      null,
      'we wrote to you a few days ago. Should it have slipped by, here it is once more.',
      `this is the last time that we write about this. The questions stay open until ${closesOn}.`,
    ][number] ?? null,
  question: {
    bought: 'What decided it?',
    did_not_buy: 'What decided it?',
    churned: 'What decided it?',
    clicked: 'What brought you?',
    called_support: 'What made you call?',
  },
  button: 'Answer in two minutes',
  promise:
    'A few short questions, two minutes in all. The research team reads your answer, and no name is shown unless you allow it.',
  reply: 'You can also just reply to this e-mail.',
  team: (company) => `The research team at ${company}`,
  role: (company) => `Customer research, ${company}`,
  why: {
    bought: (company) => `You receive this because you are a customer of ${company}`,
    did_not_buy: (company) => `You receive this because you spoke with ${company}`,
    churned: (company) => `You receive this because you were a customer of ${company}`,
    clicked: (company) => `You receive this because you left your address with ${company}`,
    called_support: (company) => `You receive this because you wrote to the support of ${company}`,
  },
  stop: 'Stop these e-mails',
  privacy: 'What happens to your answer',
}

const de: Phrases = {
  subject: (number, month) => {
    const about = `Zwei Minuten zu Ihrer Entscheidung${month === null ? '' : ` im ${month}`}`
    return (
      ['', 'Kurze Erinnerung: ', 'Letzte Erinnerung: '][number] +
      (number === 0 ? about : lower(about))
    )
  },
  preview: 'Wenige kurze Fragen. Kein Name wird gezeigt, wenn Sie es nicht erlauben.',
  greeting: (name) => (name === null ? 'Guten Tag,' : `Guten Tag ${name},`),
  when: (month) => (month === null ? 'vor Kurzem' : `im ${month}`),
  body: {
    bought: ({ company, when }) => [
      `${when} haben Sie sich für ${company} entschieden. Vielen Dank dafür.`,
      'Wir möchten gern wissen, was den Ausschlag gab und was beinahe dagegen sprach.',
    ],
    did_not_buy: ({ company, when }) => [
      `${when} haben Sie sich ${company} angesehen und sind nicht weitergegangen.`,
      'Das ist völlig in Ordnung, und niemand will Sie umstimmen. Wir möchten daraus lernen.',
    ],
    churned: ({ company, when }) => [
      `${when} haben Sie die Zusammenarbeit mit ${company} beendet.`,
      'Das ist Ihre Entscheidung, und niemand will Sie umstimmen. Wir möchten daraus lernen.',
    ],
    clicked: ({ company, when }) => [
      `${when} sind Sie über eine unserer Seiten oder Anzeigen zu ${company} gekommen.`,
      'Wir möchten gern wissen, was Sie gesucht haben.',
    ],
    called_support: ({ company, when }) => [
      `${when} haben Sie den Support von ${company} um Hilfe gebeten.`,
      'Wir möchten gern wissen, was dazu führte, damit es beim nächsten Mal nicht nötig ist.',
    ],
  },
  reminder: (number, closesOn) =>
    [
      null,
      'vor einigen Tagen haben wir Ihnen geschrieben. Falls es untergegangen ist, hier noch einmal.',
      `dies ist unsere letzte Nachricht hierzu. Die Fragen bleiben bis zum ${closesOn} offen.`,
    ][number] ?? null,
  question: {
    bought: 'Was gab den Ausschlag?',
    did_not_buy: 'Was gab den Ausschlag?',
    churned: 'Was gab den Ausschlag?',
    clicked: 'Was führte Sie zu uns?',
    called_support: 'Weshalb haben Sie sich gemeldet?',
  },
  button: 'In zwei Minuten antworten',
  promise:
    'Wenige kurze Fragen, zusammen zwei Minuten. Ihre Antwort liest die Marktforschung, und kein Name wird gezeigt, wenn Sie es nicht erlauben.',
  reply: 'Sie können auch einfach auf diese E-Mail antworten.',
  team: (company) => `Die Marktforschung von ${company}`,
  role: (company) => `Marktforschung, ${company}`,
  why: {
    bought: (company) => `Sie erhalten diese E-Mail, weil Sie bei ${company} gekauft haben`,
    did_not_buy: (company) => `Sie erhalten diese E-Mail, weil Sie mit ${company} gesprochen haben`,
    churned: (company) =>
      `Sie erhalten diese E-Mail, weil Sie mit ${company} zusammengearbeitet haben`,
    clicked: (company) =>
      `Sie erhalten diese E-Mail, weil Sie ${company} Ihre Adresse gegeben haben`,
    called_support: (company) =>
      `Sie erhalten diese E-Mail, weil Sie sich an den Support von ${company} gewandt haben`,
  },
  stop: 'Keine E-Mails mehr',
  privacy: 'Was mit Ihrer Antwort geschieht',
}

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

export const PHRASES: Record<Language, Phrases> = { en, de }
