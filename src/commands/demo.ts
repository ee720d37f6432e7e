import { SLUGS } from '#src/base/words.ts'
import { COMPANY } from '#src/demo/plan/content.ts'
import { fillDemo, type Filled } from '#src/demo/fill.ts'
import { lastFullQuarter, SLOW_REP, storyOf } from '#src/demo/plan/story.ts'
import { addDays, dayOf } from '#src/base/window.ts'
import { Problem } from '#src/base/problem.ts'
import { addWorkspace, getWorkspace, listWorkspaces } from '#src/team/query.ts'
import { isEmptyWorkspace, listMembers } from '#src/team/read.ts'
import { addMember } from '#src/team/write.ts'
import type { Workspace } from '#src/team/workspace.ts'
import type { Command, Context } from './command.ts'

/** What a made-up company is called beside a real one. */
const BESIDE = `${COMPANY.name} (demo)`

/** `because demo` */
export const demo: Command = {
  name: 'demo',
  usage: '[--scale N]',
  summary: 'Fill a workspace with a made-up company.',
  help: [
    'Two years of deals of 30 sales people, and thousands of answers of all five kinds in English',
    'and German, through the same steps as real ones. It fills the workspace while that is empty',
    `and otherwise makes one of its own, "${BESIDE}", that its owners may sign in to.`,
    'Its letters never leave this machine.',
    '',
    '  --scale N  how much of a company: 1 is all of it, 0.1 a tenth',
  ].join('\n'),
  options: { scale: { type: 'string' } },
  words: [0, 0],
  run: async (context, { options }) => {
    const scale = readScale(options['scale'])
    const workspace = await chooseWorkspace(context)
    const { workspaceId } = workspace
    const at = context.clock.now()
    const filled = await fillDemo(context.db, {
      workspaceId,
      at,
      secret: context.secret,
      publicUrl: context.publicUrl,
      mailFrom: context.mailFrom,
      outbox: context.outbox,
      scale,
      note: (line) => context.note(line, { progress: true }),
    })
    const { name } = await getWorkspace(context.db, workspaceId)
    context.print(await report(context, { workspaceId, name, filled, at }))
  },
}

/** @throws Problem `bad_request` where it is no number from 0.01 to 1. */
function readScale(option: unknown): number {
  if (option === undefined) return 1
  const scale =
    typeof option === 'string' && /^[01](?:\.\d{1,3})?$/u.test(option) ? Number(option) : 0
  if (scale >= 0.01 && scale <= 1) return scale
  throw new Problem('bad_request', '--scale is no number from 0.01 to 1. Write it as 0.1.', {
    field: 'scale',
  })
}

/**
 * The workspace to fill: the command's own while it is empty, else one beside it.
 *
 * @throws Problem `conflict` where the one beside it is there already and is not empty.
 */
async function chooseWorkspace({ db, workspaceId, clock, note }: Context): Promise<Workspace> {
  const own = await getWorkspace(db, workspaceId)
  if (await isEmptyWorkspace(db, { workspaceId })) return own
  const at = clock.now()
  const before = (await listWorkspaces(db)).find(({ name }) => name === BESIDE)
  if (before !== undefined) {
    if (await isEmptyWorkspace(db, before)) return before
    throw new Problem(
      'conflict',
      `There is a made-up company already: the workspace "${BESIDE}". Look at it with --workspace "${BESIDE}".`,
    )
  }
  note(
    `"${own.name}" has deals or answers of its own, so the made-up company gets a workspace apart.`,
  )
  const made = await addWorkspace(db, { name: BESIDE, isDemo: true, at })
  for (const { role, email, name } of await listMembers(db, { workspaceId }))
    if (role === 'owner') await addMember(db, { workspaceId: made.workspaceId, email, name, at })
  return made
}

/** What was made, and what to look at first. */
async function report(
  { db, publicUrl }: Context,
  {
    workspaceId,
    name,
    filled,
    at,
  }: { workspaceId: string; name: string; filled: Filled; at: Date },
): Promise<string> {
  const today = dayOf(at)
  const quarter = lastFullQuarter(today)
  const count = (number: number) => number.toLocaleString('en')
  const members = await listMembers(db, { workspaceId })
  return [
    `"${name}" is a made-up company: ${count(filled.reps)} sales people, ${count(filled.deals)} deals,`,
    `${count(filled.invited)} people asked, ${count(filled.answers + filled.visits)} answers with ${count(filled.mentions)} mentions of a reason.`,
    '',
    'What to look at:',
    `  ${publicUrl}/lists/${SLUGS.did_not_buy}    price since ${storyOf(today).riseOn}, and what is missed more every quarter`,
    `  ${publicUrl}/reps    how ${SLOW_REP} differs from the team, ${quarter.from} to ${addDays(quarter.to, -1)}`,
    `  ${publicUrl}/lists/${SLUGS.churned}    why people left`,
    `  ${publicUrl}/sending    letters of the last days: open one and answer it`,
    ...(members.length > 0
      ? []
      : [
          '',
          `Nobody may sign in to it yet: because sign-in YOU@EXAMPLE.COM --workspace "${name}"`,
        ]),
    '',
  ].join('\n')
}
