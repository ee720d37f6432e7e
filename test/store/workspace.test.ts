import { expect } from 'vitest'
import { addWorkspace, getWorkspace } from '#src/team/query.ts'
import { test } from '../sandbox.ts'

test('a workspace is found again under its id', async ({ db, workspaceId }) => {
  expect((await getWorkspace(db, workspaceId)).name).toMatch(/^Harbor/u)
})

test('two workspaces cannot have one name', async ({ db, workspaceId, clock }) => {
  const { name } = await getWorkspace(db, workspaceId)
  await expect(addWorkspace(db, { name, at: clock.now() })).rejects.toMatchObject({
    code: 'conflict',
  })
})
