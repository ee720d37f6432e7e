import { sendDue, type SendResult } from '#src/jobs/send.ts'
import { getWorkspace } from '#src/team/query.ts'
import { formatCount } from '#web/format.ts'
import { dayIn, timeIn } from '#web/sendingTime.ts'
import type { Command } from './command.ts'

/** Why letters stay here, and what would change that. */
const UNSET = 'SMTP_URL sends them for real.'
const MADE_UP = 'those of the made-up company never leave this machine.'

/** `because send` */
export const send: Command = {
  name: 'send',
  usage: '[--now] [--json]',
  summary: 'Send the letters that are due.',
  help: [
    '  --now   do not wait for working hours; never to who stopped, answered or is not to be asked',
    '  --json  print the counts as JSON',
  ].join('\n'),
  options: { now: { type: 'boolean' }, json: { type: 'boolean' } },
  words: [0, 0],
  run: async (context, { options }) => {
    const { db, workspaceId, outbox, print } = context
    const { isDemo, timeZone } = await getWorkspace(db, workspaceId)
    const mailer = isDemo ? outbox : context.mailer
    const now = options['now'] === true
    const kept = mailer.kind === 'outbox' ? (isDemo ? MADE_UP : UNSET) : null
    const result = await sendDue({ ...context, mailer }, { workspaceId, now })
    if (options['json'] === true) print(`${JSON.stringify(result, null, 2)}\n`)
    else print(`${describe(result, { kept, timeZone }).join('\n')}\n`)
  },
}

function describe(
  result: SendResult,
  { kept, timeZone }: { kept: string | null; timeZone: string },
): string[] {
  const count = (label: string, number: number) =>
    number === 0 ? [] : [`${label}: ${formatCount(number)}`]
  const next = result.nextDueAt
  return [
    `Sent: ${formatCount(result.sent)}`,
    ...count('Came back', result.bounced),
    ...count('Failed', result.failed),
    ...count('Not wanted any more', result.cancelled),
    ...count('Tried, will be tried again', result.waiting),
    ...(result.outage === null ? [] : [`Stopped early. ${result.outage}`]),
    next === null
      ? 'No letter waits.'
      : `The next letter is due on ${dayIn(next, timeZone)} at ${timeIn(next, timeZone)} (${timeZone}).`,
    ...(kept !== null && result.sent > 0
      ? [`Letters are in DATA_DIR/outbox and on the page /sending; ${kept}`]
      : []),
  ]
}
