import { expect } from 'vitest'
import { KINDS } from '#src/base/words.ts'
import { DEFINITIONS } from '#src/surveys/definitions.ts'
import { ensureSurveys, latestVersion, loadSurvey } from '#src/surveys/query.ts'
import { test } from '../sandbox.ts'

test('surveys are written once, and again only where a definition changed', async ({
  db,
  workspaceId,
  clock,
}) => {
  const at = clock.now()
  const of = { workspaceId, kind: 'clicked' } as const
  await expect(latestVersion(db, of)).rejects.toMatchObject({ code: 'not_found' })
  await Promise.all([
    ensureSurveys(db, { workspaceId, at }),
    ensureSurveys(db, { workspaceId, at }),
  ])
  for (const kind of KINDS) expect(await latestVersion(db, { workspaceId, kind })).toBe(1)

  const clicked = {
    title: 'Why?',
    pages: [
      {
        name: 'reasons',
        elements: [
          {
            type: 'checkbox',
            name: 'reasons',
            title: 'Why did you click?',
            choices: [{ value: 'click.curious', text: 'I was curious' }],
          },
        ],
      },
    ],
  }
  await ensureSurveys(db, { workspaceId, definitions: { ...DEFINITIONS, clicked }, at })
  expect(await latestVersion(db, of)).toBe(2)
  expect(await latestVersion(db, { workspaceId, kind: 'bought' })).toBe(1)
  expect((await loadSurvey(db, { ...of, version: 1 })).questions.length).toBeGreaterThan(1)
  expect((await loadSurvey(db, { ...of, version: 2 })).questions).toMatchObject([
    { title: { en: 'Why did you click?' } },
  ])
  await expect(loadSurvey(db, { ...of, version: 3 })).rejects.toMatchObject({ code: 'not_found' })
})
