import { type Context, Hono } from 'hono'
import { trimToken } from '#src/base/token.ts'
import { dayOf } from '#src/base/window.ts'
import { type Language, LANGUAGES } from '#src/base/words.ts'
import { keepAnswer } from '#src/answers/query.ts'
import { carriedFields, takeStep, type Way, WAYS } from '#src/answers/step.ts'
import { findInvitationByToken, type OpenInvitation } from '#src/invitations/query.ts'
import { getCodebook } from '#src/reasons/edit/query.ts'
import { offerReasons } from '#src/reasons/offer.ts'
import { groupAnswers } from '#src/reasons/query.ts'
import { loadSurvey } from '#src/surveys/query.ts'
import { renderScreen } from '#src/surveys/render.ts'
import { type Fields, REASONS, type Survey } from '#src/surveys/survey.ts'
import { AnsweredPage, ClosedPage, NoSuchLinkPage, ThanksPage } from '#web/askNotes.tsx'
import { QuestionPage } from '#web/question.tsx'
import { describeBug } from './bug.ts'
import type { Deps } from './deps.ts'
import { readForm, readQuery } from './form.ts'

/** A page that was opened before its survey closed may still be sent for a day. */
const GRACE_MS = 86_400_000

/** An invitation as one request meets it. */
type Visit = { invitation: OpenInvitation; action: string; language: Language; company: string }

/**
 * The survey behind a link. Reading it (GET, HEAD) changes nothing, however often a mail scanner
 * does it; only the last page's form keeps an answer. What was entered travels in the form, so
 * that there is no session, no cookie and no draft.
 */
export const surveyRoutes = (deps: Deps): Hono =>
  new Hono()
    .get('/a/:token', async (c) => showSurvey(deps, c))
    .post('/a/:token', async (c) => takeAnswer(deps, c))

async function showSurvey(deps: Deps, c: Context): Promise<Response> {
  const query = readQuery(c, ['lang', 'again', 'done'])
  const visit = await findVisit(deps, c, query.get('lang'))
  if (visit === undefined) return c.html(<NoSuchLinkPage />, 404)
  const { invitation, ...page } = visit
  const { answeredAt, closesAt } = invitation
  const now = deps.clock.now()
  if (answeredAt !== null && query.has('done'))
    return c.html(<ThanksPage {...page} isChanged={query.get('done') === 'changed'} />)
  if (closesAt <= now) return c.html(<ClosedPage {...page} closesAt={closesAt} />, 410)
  const isAgain = query.get('again') === '1'
  if (answeredAt !== null && !isAgain)
    return c.html(<AnsweredPage {...page} answeredAt={answeredAt} />)
  const { shown } = await loadSurveyOf(deps, invitation)
  return c.html(
    <QuestionPage
      {...page}
      screen={screenOf(visit, shown, { show: REASONS, fields: new Map(), now })}
      carried={[]}
      error={null}
      isUntouched
      query={isAgain ? 'again=1&' : ''}
    />,
  )
}

async function takeAnswer(deps: Deps, c: Context): Promise<Response> {
  const fields = await readForm(c)
  const spoken = fields.get('speak')?.[0] ?? fields.get('lang')?.[0]
  const visit = await findVisit(deps, c, spoken)
  if (visit === undefined) return c.html(<NoSuchLinkPage />, 404)
  const { invitation, ...page } = visit
  const now = deps.clock.now()
  if (invitation.closesAt.getTime() + GRACE_MS <= now.getTime())
    return c.html(<ClosedPage {...page} closesAt={invitation.closesAt} />, 410)
  const { survey, shown } = await loadSurveyOf(deps, invitation)
  const step = takeStep(survey, fields, {
    at: fields.get('at')?.[0] ?? REASONS,
    way: wayOf(fields),
    language: visit.language,
  })
  if (!step.isComplete)
    return c.html(
      <QuestionPage
        {...page}
        screen={screenOf(visit, shown, { ...step, now })}
        carried={carriedFields(survey, step.fields, step.show)}
        error={step.error}
        isUntouched={false}
      />,
      step.error === null ? 200 : 422,
    )
  const { workspaceId, invitationId, decisionId, kind, surveyVersion } = invitation
  const kept = await keepAnswer(deps.db, {
    workspaceId,
    invitationId,
    decisionId,
    kind,
    surveyVersion,
    language: visit.language,
    accepted: step.accepted,
    at: now,
  })
  if (kept.isNew || kept.isChanged)
    await groupNow(deps, c, { workspaceId, answerId: kept.answerId })
  const done = kept.isChanged ? 'changed' : '1'
  return c.redirect(`${visit.action}?done=${done}&lang=${visit.language}`, 303)
}

/** Reads its reasons at once; where that fails the answer is kept all the same, and a job does it. */
async function groupNow(
  { db, clock, log }: Deps,
  c: Context,
  { workspaceId, answerId }: { workspaceId: string; answerId: string },
): Promise<void> {
  try {
    await groupAnswers(db, { workspaceId, at: clock.now(), answerIds: [answerId] })
  } catch (error) {
    log({ event: 'not_grouped', workspaceId, answerId, ...describeBug(error, c) })
  }
}

async function findVisit(
  { db }: Deps,
  c: Context,
  wanted: string | undefined,
): Promise<Visit | undefined> {
  const token = trimToken(c.req.param('token') ?? '')
  const invitation = await findInvitationByToken(db, token)
  if (invitation === undefined) return undefined
  const speaks = (text: string | undefined) => LANGUAGES.find((language) => language === text)
  return {
    invitation,
    action: `/a/${token}`,
    language: speaks(wanted) ?? speaks(invitation.language) ?? 'en',
    company: invitation.companyName,
  }
}

/** The survey that the invitation asks, with the reasons that the workspace has today. */
async function loadSurveyOf(
  { db }: Deps,
  { workspaceId, kind, surveyVersion }: OpenInvitation,
): Promise<{ survey: Survey; shown: Survey }> {
  const survey = await loadSurvey(db, { workspaceId, kind, version: surveyVersion })
  return offerReasons(survey, await getCodebook(db, { workspaceId }))
}

/** Changing the language shows the same question again. */
const wayOf = (fields: Fields): Way =>
  fields.has('speak') ? 'stay' : (WAYS.find((way) => way === fields.get('go')?.[0]) ?? 'next')

const screenOf = (
  { invitation, language, company }: Visit,
  survey: Survey,
  { show, fields, now }: { show: string; fields: Fields; now: Date },
) =>
  renderScreen(survey, {
    name: show,
    fields,
    language,
    seed: invitation.invitationId,
    setting: { company, decidedOn: invitation.decidedOn, today: dayOf(now) },
  })
