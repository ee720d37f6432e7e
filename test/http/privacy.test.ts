import { expect } from 'vitest'
import { privacyRoutes } from '#src/http/privacy.tsx'
import { test } from '../sandbox.ts'
import { edgeDeps } from './edge.ts'

test('the notice is in English, and in German for those who ask or whose browser does', async ({
  db,
  clock,
}) => {
  const app = privacyRoutes(edgeDeps(db, clock).deps)
  const read = async (path: string, language = '') =>
    (await app.request(path, { headers: { 'accept-language': language } })).text()
  expect(await read('/privacy')).toContain('What happens to your answer')
  expect(await read('/privacy', 'de-AT,en;q=0.5')).toContain('Was mit Ihrer Antwort geschieht')
  expect(await read('/privacy?lang=de', 'en')).toContain('Was mit Ihrer Antwort geschieht')
  expect(await read('/privacy?lang=en', 'de')).toContain('<html lang="en">')
  expect(await read('/privacy?lang=xx')).toContain('<html lang="en">')
})

test('what the notice says of the tables holds: no address of a network and no browser is kept', async ({
  db,
}) => {
  const columns = await db
    .selectFrom('information_schema.columns' as never)
    .select(['table_name', 'column_name'] as never)
    .where('table_schema' as never, '=', 'public' as never)
    .execute()
  const kept = (columns as { table_name: string; column_name: string }[]).filter(
    // Members who sign in are no respondents.
    ({ table_name: table }) => !table.startsWith('login_'),
  )
  expect(kept.length).toBeGreaterThan(50)
  const told = kept.filter(({ column_name: name }) => /(?:^|_)ip(?:_|$)|agent|browser/u.test(name))
  expect(told).toEqual([])
})
