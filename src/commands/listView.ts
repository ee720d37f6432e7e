import { Problem } from '#src/base/problem.ts'
import { cleanLine } from '#src/base/text.ts'
import { parseWindow, type Window } from '#src/base/window.ts'
import { kindOf, KINDS, OUTCOMES, SLUGS, type Kind } from '#src/base/words.ts'
import { FILTERS, GROUPINGS, type Filters, type Grouping } from '#src/reports/list.ts'
import type { CommandInput } from './command.ts'

/** Which list a command line means. */
export type ListView = { kind: Kind; window: Window; filters: Filters; by: Grouping | undefined }

/** The options that choose a list, the same in every command about lists. */
export const LIST_OPTIONS = {
  by: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  where: { type: 'string', multiple: true },
} as const

export const LIST_HELP = [
  `SLUG is one of ${KINDS.map((kind) => SLUGS[kind]).join(', ')}.`,
  '',
  `  --by NAME           the list for each ${GROUPINGS.join(', ')}`,
  '  --from DATE         the first day, such as 2026-07-01',
  '  --to DATE           the day after the last one',
  `  --where NAME=VALUE  only answers with this ${FILTERS.join(', ')}; may be repeated`,
].join('\n')

/** An option that was given as text. */
export const textOption = ({ options }: CommandInput, name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/**
 * Reads which list is meant.
 *
 * @throws Problem `bad_request` where the slug, a filter, a grouping or a day cannot be; the message
 * names those that can.
 */
export function parseListView(input: CommandInput): ListView {
  const kind = kindOf(input.words[0] ?? '')
  if (kind === undefined)
    throw wrong('SLUG', `There is no list "${input.words[0]}".`, Object.values(SLUGS))
  const by = textOption(input, 'by')
  const grouping = GROUPINGS.find((name) => name === by)
  if (by !== undefined && grouping === undefined)
    throw wrong('by', `A list cannot be split by "${by}".`, GROUPINGS)
  return { kind, window: windowOf(input), filters: filtersOf(input), by: grouping }
}

const wrong = (field: string, message: string, allowed: readonly string[]) =>
  new Problem('bad_request', `${message} Choose one of ${allowed.join(', ')}.`, { field })

function windowOf(input: CommandInput): Window {
  try {
    return parseWindow({ from: textOption(input, 'from'), to: textOption(input, 'to') })
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    const { field } = cause
    throw new Problem('bad_request', cause.message, field === undefined ? {} : { field, cause })
  }
}

function filtersOf({ options }: CommandInput): Filters {
  const given = options['where'] ?? []
  const filters: Filters = {}
  for (const text of Array.isArray(given) ? given : [given]) {
    const [name = '', ...rest] = String(text).split('=')
    const filter = FILTERS.find((one) => one === name)
    if (filter === undefined) throw wrong('where', `There is no filter "${name}".`, FILTERS)
    const value = cleanLine(rest.join('='))
    if (value === '')
      throw new Problem('bad_request', `--where ${name} has no value. Write ${name}=VALUE.`, {
        field: 'where',
      })
    if (filters[filter] !== undefined)
      throw new Problem('bad_request', `--where ${name} stands there twice. Give one value.`, {
        field: 'where',
      })
    if (filter === 'outcome' && !OUTCOMES.some((outcome) => outcome === value))
      throw wrong('where', `There is no outcome "${value}".`, OUTCOMES)
    filters[filter] = value
  }
  return filters
}
