import { Problem } from '#src/base/problem.ts'
import { isVisible, type Survey } from './survey.ts'

/**
 * Lets SurveyJS itself read a definition that `readDefinition` let in: it must know every property
 * and agree on which questions there are and when each is shown. SurveyJS is loaded here and only
 * when it is needed, since it is large and a page needs none of it.
 *
 * @throws Problem `invalid` with the first thing that SurveyJS saw otherwise.
 */
export async function confirmDefinition(json: unknown, survey: Survey): Promise<void> {
  const { ConditionRunner, Model, Serializer } = await import('survey-core')
  // Two properties of our own, added in the way that SurveyJS offers for that.
  for (const [owner, name] of [
    ['question', 'undatedTitle'],
    ['choiceitem', 'description'],
  ] as const)
    if (!Serializer.findProperty(owner, name))
      Serializer.addProperty(owner, { name, isLocalizable: true })
  const model = new Model(json)
  try {
    const [fault] = model.jsonErrors ?? []
    if (fault !== undefined) throw new Problem('invalid', `SurveyJS says: ${fault.message}`)
    const seen = model.getAllQuestions().map((question) => `${question.name} ${question.getType()}`)
    const meant = survey.questions.map((question) => `${question.name} ${question.type}`)
    if (seen.join() !== meant.join())
      throw new Problem('invalid', `SurveyJS sees other questions: ${seen.join(', ')}.`)
    for (const question of survey.questions) {
      if (question.visibleIf === null) continue
      const asWritten = model.getQuestionByName(question.name).visibleIf
      for (const picked of [[], [question.visibleIf.value]]) {
        const shown = new ConditionRunner(asWritten).runValues({
          [question.visibleIf.question]: picked,
        })
        if (shown !== isVisible(question, new Map([[question.visibleIf.question, picked]])))
          throw new Problem('invalid', `SurveyJS shows ${question.name} at other times.`)
      }
    }
  } finally {
    model.dispose()
  }
}
