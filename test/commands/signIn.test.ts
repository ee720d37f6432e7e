import { expect } from 'vitest'
import type { Command, Context } from '#src/commands/command.ts'
import { signIn } from '#src/commands/signIn.ts'
import { listMembers } from '#src/team/read.ts'
import { makeSetUpLink } from '#src/team/setUp.ts'
import { makeAuth } from '#src/team/session.ts'
import type { Db } from '#src/store/schema.ts'
import { setClock, test } from '../sandbox.ts'

const publicUrl = 'http://localhost:3000'
const secret = 'a secret of the tests, long enough to sign with'

const clock = setClock().now()
let turn = 0

/** Runs the command as a terminal would, and gives what it printed. */
async function run(
  command: Command,
  { db, workspaceId }: { db: Db; workspaceId: string },
  words: string[],
  options: Record<string, string | boolean> = {},
) {
  let printed = ''
  const auth = makeAuth({ db, secret, publicUrl })
  const context: Pick<Context, 'db' | 'clock' | 'publicUrl' | 'workspaceId' | 'auth'> = {
    db,
    clock: { now: () => new Date(clock.getTime() + (turn += 1)) },
    publicUrl,
    workspaceId,
    auth,
  }
  const print = (text: string) => void (printed += text)
  await command.run({ ...context, print, note: () => undefined } as unknown as Context, {
    words,
    options,
  })
  const token = /^http:\/\/localhost:3000\/sign-in\/([\w-]{27})\n$/u.exec(printed)?.[1] ?? ''
  return (await auth.finishSignIn(token, new Headers()))?.email
}

test('the first address becomes the owner and is signed in; set-up links are over', async ({
  db,
  workspaceId,
}) => {
  const link = await makeSetUpLink(db, { workspaceId, at: setClock().now() })
  expect(link).toBeDefined()
  const email = `amara.okafor${process.pid}@harbor.example`
  expect(await run(signIn, { db, workspaceId }, [email.toUpperCase()])).toBe(email)
  expect(await listMembers(db, { workspaceId })).toMatchObject([
    { email, name: `Amara Okafor${process.pid}`, role: 'owner' },
  ])
  expect(await makeSetUpLink(db, { workspaceId, at: setClock().now() })).toBeUndefined()
  expect(await run(signIn, { db, workspaceId }, [email])).toBe(email)
  expect(await listMembers(db, { workspaceId })).toHaveLength(1)
})

test('a second address is let in only on request, and owns nothing', async ({
  db,
  workspaceId,
}) => {
  const owner = `owner${process.pid}@harbor.example`
  const ben = `ben.kim${process.pid}@harbor.example`
  await run(signIn, { db, workspaceId }, [owner])
  await expect(run(signIn, { db, workspaceId }, [ben])).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('--add'),
  })
  expect(await run(signIn, { db, workspaceId }, [ben], { add: true, name: ' Ben  Kim ' })).toBe(ben)
  expect(await listMembers(db, { workspaceId })).toMatchObject([
    { email: owner, role: 'owner' },
    { email: ben, name: 'Ben Kim', role: 'member' },
  ])
})

test('two who are first at once make one owner', async ({ db, workspaceId }) => {
  const emails = [1, 2, 3].map((count) => `first${count}-${process.pid}@harbor.example`)
  await Promise.all(emails.map((email) => run(signIn, { db, workspaceId }, [email], { add: true })))
  const roles = (await listMembers(db, { workspaceId })).map(({ role }) => role)
  expect(roles.sort()).toEqual(['member', 'member', 'owner'])
})

test('what is no address is refused before anything is made', async ({ db, workspaceId }) => {
  for (const word of ['amara', 'a@b.co, evil@x.co', 'amara@localhost', ''])
    await expect(run(signIn, { db, workspaceId }, [word])).rejects.toMatchObject({
      code: 'invalid',
    })
  expect(await listMembers(db, { workspaceId })).toEqual([])
})
