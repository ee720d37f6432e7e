import { SLUGS } from '#src/base/words.ts'
import type { Exclusion, Invited, InviteResult } from '#src/invitations/eligibility.ts'
import { invite as inviteAll } from '#src/jobs/invite.ts'
import { EXCLUSION_WORDS } from '#web/exclusions.ts'
import { formatCount } from '#web/format.ts'
import type { Command } from './command.ts'

/** `because invite` */
export const invite: Command = {
  name: 'invite',
  usage: '[--dry-run] [--json]',
  summary: 'Invite whom the rules name, and say why not the others.',
  help: [
    'Letters then go out by themselves, or by: because send',
    '',
    '  --dry-run  only say who would be invited, and why not each of the others',
    '  --json     print everything as JSON',
  ].join('\n'),
  options: { 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  words: [0, 0],
  run: async ({ db, workspaceId, clock, secret, print }, { options }) => {
    const dryRun = options['dry-run'] === true
    const result = await inviteAll(db, { workspaceId, at: clock.now(), secret, dryRun, all: true })
    if (options['json'] === true) print(`${JSON.stringify(result, null, 2)}\n`)
    else print(`${describe(result, dryRun).join('\n')}\n`)
  },
}

function describe({ invited, excluded, people }: InviteResult, dryRun: boolean): string[] {
  const counts = Object.entries(excluded).sort(([, a], [, b]) => b - a)
  const others = counts.reduce((sum, [, count]) => sum + count, 0)
  return [
    // The whole list only where it was asked for: a first import may bring thousands. What they
    // come to stands last, where a terminal still shows it.
    ...(dryRun && people.length > 0 ? [...[...people].reverse().map(line), ''] : []),
    `${dryRun ? 'Would invite' : 'Invited'}: ${formatCount(invited)}`,
    `Not asked: ${formatCount(others)}`,
    ...counts.map(
      ([why, count]) => `  ${formatCount(count)}  ${EXCLUSION_WORDS[why as Exclusion]}`,
    ),
    ...(people.length === 0
      ? ['There are no decisions yet. Bring deals in with: because import deals FILE']
      : []),
  ]
}

const line = ({ email, account, kind, decidedOn, why }: Invited): string =>
  [
    why === undefined ? 'ask ' : 'no  ',
    decidedOn ?? '----------',
    SLUGS[kind].padEnd(14),
    [email, account].filter((part) => part !== null).join(', ') || '(nobody named)',
    ...(why === undefined ? [] : [`: ${EXCLUSION_WORDS[why]}`]),
  ]
    .join(' ')
    .replace(' : ', ': ')
