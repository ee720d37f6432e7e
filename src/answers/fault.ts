import type { Language } from '#src/base/words.ts'

/** What can be wrong with the answer to one question. */
export type Fault =
  | { what: 'missing_choice' | 'missing_text' | 'unknown_choice' | 'nothing_said' }
  | { what: 'too_many' | 'too_long'; count: number; most: number }

/** What happened, then what to do. */
const SENTENCES: Record<Language, Record<Fault['what'], string>> = {
  en: {
    missing_choice: 'Nothing is chosen yet. Choose one, or skip this question.',
    missing_text: 'Nothing is written yet. Write something, or skip this question.',
    unknown_choice: 'One of the choices is not offered here. Please choose again.',
    too_many: 'At most {most} can be chosen, and {count} are. Take some away.',
    too_long: 'This is {count} characters long; {most} fit. Please shorten it.',
    nothing_said: 'Tell us at least one thing, or close this page; nothing was kept.',
  },
  de: {
    missing_choice: 'Noch ist nichts gewählt. Wählen Sie etwas, oder überspringen Sie die Frage.',
    missing_text: 'Noch steht hier nichts. Schreiben Sie etwas, oder überspringen Sie die Frage.',
    unknown_choice: 'Eine der Antworten steht hier nicht zur Wahl. Bitte wählen Sie noch einmal.',
    too_many: 'Höchstens {most} sind möglich, gewählt sind {count}. Nehmen Sie welche heraus.',
    too_long: 'Das sind {count} Zeichen; {most} haben Platz. Bitte kürzen Sie den Text.',
    nothing_said:
      'Sagen Sie uns wenigstens eines, oder schließen Sie diese Seite; nichts wurde behalten.',
  },
}

/** A fault in the respondent's language, with its figures written as that language writes them. */
export function sayFault(fault: Fault, language: Language): string {
  const number = new Intl.NumberFormat(language)
  const figures = 'count' in fault ? fault : { count: 0, most: 0 }
  return SENTENCES[language][fault.what]
    .replace('{count}', number.format(figures.count))
    .replace('{most}', number.format(figures.most))
}
