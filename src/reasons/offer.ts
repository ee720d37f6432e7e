import { type Language, LANGUAGES } from '#src/base/words.ts'
import { type Choice, type Localized, OTHER, REASONS, type Survey } from '#src/surveys/survey.ts'
import { type Codebook, labelOf, type Reason } from './codebook.ts'

/**
 * A survey as the workspace's codebook has its reasons today: those that were renamed under their new
 * label, and those that were added after the others.
 *
 * @returns `survey` takes whatever was offered once, since a page may have been open for a day;
 * `shown` is what a page offers now, without reasons that were retired or merged.
 */
export function offerReasons(
  survey: Survey,
  codebook: Codebook,
): { survey: Survey; shown: Survey } {
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  const withChoices = (change: (choices: Choice[]) => Choice[]): Survey => ({
    ...survey,
    questions: survey.questions.map((question) =>
      question.name === REASONS ? { ...question, choices: change(question.choices) } : question,
    ),
  })
  const all = (choices: Choice[]): Choice[] => {
    const known = new Set(choices.map(({ value }) => value))
    const added = codebook.reasons
      .filter((reason) => isActive(reason) && reason.kinds.includes(survey.kind))
      .filter(({ id }) => !known.has(id))
      .map((reason): Choice => ({ value: reason.id, text: labelIn(reason), description: null }))
    const renamed = choices.map((choice) => {
      const reason = byId.get(choice.value)
      return reason === undefined ? choice : { ...choice, text: labelIn(reason, choice.text) }
    })
    // "Something else" stays last.
    const isOther = ({ value }: Choice) => value === OTHER
    return [...renamed.filter((one) => !isOther(one)), ...added, ...renamed.filter(isOther)]
  }
  const isShown = ({ value }: Choice): boolean => {
    const reason = byId.get(value)
    return value === OTHER || (reason !== undefined && isActive(reason))
  }
  return {
    survey: withChoices(all),
    shown: withChoices((choices) => all(choices).filter(isShown)),
  }
}

const isActive = ({ retired, mergedInto }: Reason): boolean => !retired && mergedInto === null

/**
 * What a reason is called in every language that pages speak. Where the workspace has not renamed it,
 * the survey's own words stay: they say it as a respondent would.
 */
function labelIn({ id, label }: Reason, asked?: Localized): Localized {
  const any = Object.values(label)[0] ?? id
  const inLanguage = (language: Language) => {
    const isOurs = label[language] === undefined || label[language] === labelOf(id, language)
    return (isOurs ? asked?.[language] : label[language]) ?? label[language] ?? any
  }
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, inLanguage(language)]),
  ) as Localized
}
