import type { Context } from 'hono'
import { Problem } from '#src/base/problem.ts'
import { kindOf, KINDS, SLUGS } from '#src/base/words.ts'
import { QUEUE_VIEWS, type QueueFilter } from '#src/reasons/queue/queue.ts'
import { readQuery } from './form.ts'
import type { Signed } from './guard.ts'

/** A request of a member. */
export type Asked = Context<Signed>

const FILTERS = ['view', 'kind', 'reason', 'language']

/** The filter that an address names. */
export const askedFilter = (c: Asked): QueueFilter => readFilter(readQuery(c, FILTERS))

/** The first value of each field. */
export const firstOf = (form: ReadonlyMap<string, string[]>): [string, string][] =>
  [...form].map(([name, [value = '']]) => [name, value])

/** @throws Problem `invalid` naming the parameter that cannot be read. */
export function readFilter(query: ReadonlyMap<string, string>): QueueFilter {
  const said = (name: string): string | null => query.get(name)?.trim() || null
  const [view, slug] = [said('view') ?? 'to-review', said('kind')]
  const known = QUEUE_VIEWS.find((one) => one === view)
  if (known === undefined)
    throw new Problem(
      'invalid',
      `view is none that we know. Write one of ${QUEUE_VIEWS.join(', ')}.`,
      {
        field: 'view',
      },
    )
  const kind = slug === null ? null : (kindOf(slug) ?? KINDS.find((one) => one === slug))
  if (kind === undefined)
    throw new Problem(
      'invalid',
      `kind is none that we know. Write one of ${KINDS.map((one) => SLUGS[one]).join(', ')}.`,
      { field: 'kind' },
    )
  return { view: known, kind, reason: said('reason'), language: said('language') }
}
