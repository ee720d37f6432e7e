import { Problem } from '#src/base/problem.ts'
import { getCard } from '#src/reasons/card/query.ts'
import { isAnswerId } from '#src/reasons/card/card.ts'
import { reviewAnswer } from '#src/reasons/review/write.ts'
import { QuotesPage } from '#web/quotes.tsx'
import { queueAddress } from '#web/quotesAddress.ts'
import type { Deps } from './deps.ts'
import { readForm } from './form.ts'
import { firstOf, readFilter, type Asked } from './quotesFilter.ts'
import { pageProps } from './quotesProps.ts'

const CHANGED = 412

/** Keeps what the form says and opens the next answer; where it cannot, shows the same one again. */
export async function review(deps: Deps, c: Asked, answerId: string) {
  const { workspaceId, email } = c.get('member')
  const form = await readForm(c)
  const said = new Map(firstOf(form))
  const filter = readFilter(said)
  const isNone = (said.get('none') ?? '') !== ''
  const ticked = isNone ? [] : (form.get('reasons') ?? [])
  const again = async (problem: string, status: 412 | 422) => {
    // What is wrong is said on the answer's own card; where there is none, that is what is wrong.
    await getCard(deps.db, { workspaceId, answerId })
    const props = await pageProps(deps, c, { filter, open: answerId, problem, ticked })
    return c.html(<QuotesPage {...props} />, status)
  }
  if (ticked.length === 0 && !isNone)
    return again('Tick a reason, or press “No reason given”.', 422)
  try {
    const result = await reviewAnswer(deps.db, {
      workspaceId,
      answerId,
      reviewer: email,
      reasons: ticked,
      seen: said.get('seen') ?? '',
      mode: filter.view === 'second' ? 'blind' : 'seen',
      at: deps.clock.now(),
    })
    if (result.state === 'changed')
      return await again(
        'These words were changed since you opened them. Read them again.',
        CHANGED,
      )
    const more = { said: ticked.join(';'), twins: result.twins }
    return c.redirect(queueAddress(filter, { open: nextOf(said), done: answerId, ...more }), 303)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid') throw error
    return again(error.message, 422)
  }
}

/** The answer to open next, as the form names it. */
const nextOf = (said: ReadonlyMap<string, string>): string | null => {
  const next = said.get('next') ?? ''
  return isAnswerId(next) ? next : null
}
