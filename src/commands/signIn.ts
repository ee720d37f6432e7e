import { Problem } from '#src/base/problem.ts'
import { memberEmail, memberName, nameFromEmail, type Member } from '#src/team/member.ts'
import { listMembers } from '#src/team/read.ts'
import { LINK_MINUTES } from '#src/team/session.ts'
import { addMember } from '#src/team/write.ts'
import type { Command, Context } from './command.ts'

type Asked = { email: string; name: string; isAdded: boolean }

/**
 * The member of that address; makes the owner where there is no member yet.
 *
 * @throws Problem `not_found` where the address is nobody's and was not to be added.
 */
async function memberFor({ db, workspaceId, clock }: Context, asked: Asked): Promise<Member> {
  const { email, name, isAdded } = asked
  const members = await listMembers(db, { workspaceId })
  const member = members.find((one) => one.email === email)
  if (member !== undefined) return member
  if (members.length === 0 || isAdded)
    return addMember(db, { workspaceId, email, name, at: clock.now() })
  throw new Problem(
    'not_found',
    `${email} is not a member. Repeat the command with --add to let them in.`,
    { field: 'EMAIL' },
  )
}

/** `because sign-in EMAIL` */
export const signIn: Command = {
  name: 'sign-in',
  usage: 'EMAIL [--add] [--name NAME]',
  summary: 'Print a one-time link that signs a member in.',
  help: [
    `The link works once, for ${LINK_MINUTES} minutes. In a workspace without members the first`,
    'address becomes its owner.',
    '',
    '  --add        make the address a member where it is none yet',
    '  --name NAME  what a new member is called; otherwise worked out from the address',
  ].join('\n'),
  options: { add: { type: 'boolean' }, name: { type: 'string' } },
  words: [1, 1],
  run: async (context, { words, options }) => {
    const email = memberEmail(words[0] ?? '')
    const name = typeof options['name'] === 'string' ? memberName(options['name']) : undefined
    const member = await memberFor(context, {
      email,
      name: name ?? nameFromEmail(email),
      isAdded: options['add'] === true,
    })
    const token = await context.auth.startSignIn(member)
    context.note(
      `${member.name}, ${member.role} of ${member.company}. The link works once, for ${LINK_MINUTES} minutes.`,
    )
    context.print(`${context.publicUrl}/sign-in/${token}\n`)
  },
}
