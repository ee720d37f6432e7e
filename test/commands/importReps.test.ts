import { expect } from 'vitest'
import { listReps } from '#src/team/reps.ts'
import { countImport, typeImport } from './importCast.ts'
import { test } from '../sandbox.ts'

test('reps get their teams, managers and offices, whether deals named them before or not', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await typeImport(world, ['deals', 'd.csv'], {
    'd.csv': 'id,outcome,rep,team\nD-1,won,ben  LINDQVIST,North\n',
  })
  const files = {
    'r.csv':
      'sales_agent;manager;regional_office;email\nBen Lindqvist;Kim Roe;Oslo;Ben@Harbor.example\nAmara Okafor;Kim Roe;;\n',
  }
  expect(await countImport(world, ['reps', 'r.csv'], files)).toMatchObject({ imported: 2 })
  expect(await listReps(db, { workspaceId })).toMatchObject([
    { name: 'Amara Okafor', team: null, manager: 'Kim Roe', office: null, email: null },
    {
      name: 'Ben Lindqvist',
      team: 'North',
      manager: 'Kim Roe',
      office: 'Oslo',
      email: 'ben@harbor.example',
    },
  ])
  expect(await countImport(world, ['reps', 'r.csv'], files)).toMatchObject({
    imported: 0,
    unchanged: 2,
  })
})

test('a blank takes nothing away, and deals imported later neither', async ({
  db,
  workspaceId,
  clock,
}) => {
  const world = { db, workspaceId, clock }
  await typeImport(world, ['reps', 'r.csv'], {
    'r.csv': 'name,team,office\nBen Lindqvist,North,Oslo\n',
  })
  await typeImport(world, ['reps', 'r.csv'], {
    'r.csv': 'name,team,office\nBen Lindqvist,,Bergen\n',
  })
  await typeImport(world, ['deals', 'd.csv'], {
    'd.csv': 'id,outcome,rep,team\nD-1,won,Ben Lindqvist,South\n',
  })
  expect(await listReps(db, { workspaceId })).toMatchObject([{ team: 'North', office: 'Bergen' }])
})

test('a rep without a name, with a wrong address or named twice is rejected', async ({
  db,
  workspaceId,
  clock,
}) => {
  const { printed } = await typeImport({ db, workspaceId, clock }, ['reps', 'r.csv'], {
    'r.csv': 'Name,E-mail,Team\nBen,b@harbor.example,North\n,x@y.co,\nKim,nobody,\nBEN,,South\n',
  })
  expect(printed).toMatch(/^4 rows: 1 imported, 0 unchanged, 3 rejected, 0 skipped\./u)
  expect(printed).toMatch(/line 3: Name is blank/u)
  expect(printed).toMatch(/line 4: "nobody" in E-mail is no e-mail address/u)
  expect(printed).toMatch(/line 5: The name "ben" stands in line 2 already/u)
})

test('a dry run keeps no rep', async ({ db, workspaceId, clock }) => {
  const files = { 'r.csv': 'name,office\nBen Lindqvist,Oslo\n' }
  const world = { db, workspaceId, clock }
  expect(await countImport(world, ['reps', 'r.csv', '--dry-run'], files)).toMatchObject({
    imported: 1,
  })
  expect(await listReps(db, { workspaceId })).toEqual([])
})
