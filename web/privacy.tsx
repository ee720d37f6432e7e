import type { Language } from '#src/base/words.ts'
import { AskLayout, LanguageLink } from './ask.tsx'

type Section = { about: string; says: string[] }

/** Each sentence is one that the tables, the routes and the floor of the lists keep. */
const NOTICE: Record<Language, { title: string; lead: string; sections: Section[] }> = {
  en: {
    title: 'What happens to your answer',
    lead: 'This page holds for every survey that you reach through a link of this server. “The company” is the one that asked you; its name stands at the top of the survey.',
    sections: [
      {
        about: 'What is kept',
        says: [
          'The reasons you chose, in your order, what you wrote, the company you named, how you allow your answer to be used, the language you answered in, and the time.',
          'Your answer is kept together with the decision it is about. The company knew of that decision before: your name and e-mail address, your company, and what its own records say about it.',
          'If you answer again, the earlier answer is kept as an earlier version.',
        ],
      },
      {
        about: 'What is not kept',
        says: [
          'Nothing is kept before you press the last button. Opening the e-mail or the page records nothing.',
          'No network address and no browser is stored with an answer. The survey sets no cookie and loads nothing from other sites; the e-mail holds no hidden picture.',
        ],
      },
      {
        about: 'Who reads it',
        says: [
          'People of the company who sign in here. They see it as part of lists of reasons: how many people gave each.',
          'Your words are shown there without your name and without your company’s name, unless you choose otherwise on the last page of the survey.',
          'A list is shown only where at least five people from three companies answered, and words only where at least five people from three companies gave the same reason.',
          'The company may publish such a list. The same rules hold there.',
        ],
      },
      {
        about: 'For how long',
        says: [
          'Until the company deletes it; nothing is deleted by itself. Ask the company if you want to see your answer or have it deleted.',
          'You can change your answer through the same link until the survey closes.',
        ],
      },
      {
        about: 'If you want no more e-mails',
        says: [
          'Use “Stop these e-mails” in the e-mail or on the survey’s pages. A checksum of your address, from which it cannot be read, is then kept on a list that is looked at before every letter, so that it stays that way.',
          'You can still answer through a link that you already have.',
        ],
      },
    ],
  },
  de: {
    title: 'Was mit Ihrer Antwort geschieht',
    lead: 'Diese Seite gilt für jede Umfrage, zu der ein Link dieses Servers führt. „Die Firma“ ist die, die Sie gefragt hat; ihr Name steht oben in der Umfrage.',
    sections: [
      {
        about: 'Was aufbewahrt wird',
        says: [
          'Die gewählten Gründe in Ihrer Reihenfolge, was Sie geschrieben haben, die Firma, die Sie genannt haben, wie Ihre Antwort verwendet werden darf, die Sprache Ihrer Antwort und der Zeitpunkt.',
          'Ihre Antwort wird zusammen mit der Entscheidung aufbewahrt, um die es geht. Diese kannte die Firma schon vorher: Ihren Namen und Ihre E-Mail-Adresse, Ihre Firma und was in ihren eigenen Unterlagen dazu steht.',
          'Wenn Sie noch einmal antworten, bleibt die vorige Antwort als frühere Fassung erhalten.',
        ],
      },
      {
        about: 'Was nicht aufbewahrt wird',
        says: [
          'Bevor Sie auf den letzten Knopf drücken, wird nichts aufbewahrt. Das Öffnen der E-Mail oder der Seite wird nicht festgehalten.',
          'Zu einer Antwort werden weder Netzwerkadresse noch Browser gespeichert. Die Umfrage setzt kein Cookie und lädt nichts von anderen Seiten; die E-Mail enthält kein verstecktes Bild.',
        ],
      },
      {
        about: 'Wer es liest',
        says: [
          'Personen der Firma, die sich hier anmelden. Sie sehen es als Teil von Listen der Gründe: wie viele Menschen welchen Grund genannt haben.',
          'Ihre Worte stehen dort ohne Ihren Namen und ohne den Ihrer Firma, wenn Sie auf der letzten Seite der Umfrage nichts anderes wählen.',
          'Eine Liste wird nur gezeigt, wo mindestens fünf Menschen aus drei Firmen geantwortet haben, und Worte nur, wo mindestens fünf Menschen aus drei Firmen denselben Grund genannt haben.',
          'Die Firma darf eine solche Liste veröffentlichen. Dort gelten dieselben Regeln.',
        ],
      },
      {
        about: 'Wie lange',
        says: [
          'Bis die Firma es löscht; von selbst wird nichts gelöscht. Wenden Sie sich an die Firma, wenn Sie Ihre Antwort sehen oder löschen lassen möchten.',
          'Ändern können Sie Ihre Antwort über denselben Link, solange die Umfrage offen ist.',
        ],
      },
      {
        about: 'Wenn Sie keine E-Mails mehr möchten',
        says: [
          'Wählen Sie „Keine E-Mails mehr“ in der E-Mail oder auf den Seiten der Umfrage. Dann kommt eine Prüfsumme Ihrer Adresse, aus der sie sich nicht ablesen lässt, auf eine Liste, in die vor jedem Brief gesehen wird, damit es dabei bleibt.',
          'Über einen Link, den Sie schon haben, können Sie weiterhin antworten.',
        ],
      },
    ],
  },
}

/** What is kept of an answer, who reads it, and for how long. */
export const PrivacyPage = ({ language }: { language: Language }) => {
  const { title, lead, sections } = NOTICE[language]
  return (
    <AskLayout title={title} language={language}>
      <section class="said">
        <p class="small">
          <LanguageLink language={language} />
        </p>
        <h1>{title}</h1>
        <p>{lead}</p>
        {sections.map(({ about, says }) => (
          <div>
            <h2>{about}</h2>
            {says.map((sentence) => (
              <p>{sentence}</p>
            ))}
          </div>
        ))}
      </section>
    </AskLayout>
  )
}
