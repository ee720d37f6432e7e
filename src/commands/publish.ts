import { Problem } from '#src/base/problem.ts'
import { addDays, isDay } from '#src/base/window.ts'
import { publishList } from '#src/reports/publish.ts'
import { getList } from '#src/reports/query.ts'
import { listTitle } from '#web/kinds.ts'
import type { Command } from './command.ts'
import { LIST_HELP, LIST_OPTIONS, parseListView, textOption } from './listView.ts'

/** `because publish SLUG` */
export const publish: Command = {
  name: 'publish',
  usage:
    'SLUG [--by NAME] [--from DATE] [--to DATE] [--where NAME=VALUE]... [--title TEXT] [--expires DATE]',
  summary: 'Freeze a list as it is now and print the link to share it.',
  help: [
    LIST_HELP,
    '  --title TEXT        what stands above it; otherwise its own name',
    '  --expires DATE      the last day on which the link works; 90 days from now where it is left out',
    '  --json              print { "id", "link", "expiresAt" }',
    '',
    'Whoever has the link reads the list without signing in. No amounts and no sales people are in it.',
  ].join('\n'),
  options: {
    ...LIST_OPTIONS,
    title: { type: 'string' },
    expires: { type: 'string' },
    json: { type: 'boolean' },
  },
  words: [1, 1],
  run: async ({ db, workspaceId, clock, publicUrl, print, note }, input) => {
    const view = parseListView(input)
    const expires = parseExpires(textOption(input, 'expires'))
    const at = clock.now()
    const list = await getList(db, { workspaceId, ...view, at })
    const title = textOption(input, 'title') ?? listTitle(list)
    const { id, token, expiresAt } = await publishList(db, {
      workspaceId,
      list,
      title,
      by: 'command line',
      expiresAt: expires,
      at,
    })
    const link = `${publicUrl}/l/${token}`
    if (input.options['json'] === true) return print(`${JSON.stringify({ id, link, expiresAt })}\n`)
    note(`The link works until ${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.`)
    print(`${link}\n`)
  },
}

/** The moment after the last day on which the link works. */
function parseExpires(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  if (isDay(text)) return new Date(`${addDays(text, 1)}T00:00:00Z`)
  throw new Problem('bad_request', 'expires is no day. Write it as 2026-12-31.', {
    field: 'expires',
  })
}
