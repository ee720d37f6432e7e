import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { takeLock } from './lock.ts'
import { migrate } from './migrate.ts'
import { openEmbedded } from './pglite.ts'
import { openPostgres, type Store } from './postgres.ts'
import { copyTemplate, makeDatabase } from './template.ts'

/**
 * Opens the embedded database of a data folder and brings it up to date, under the folder's
 * exclusive lock; undefined where another process has it open.
 *
 * @param note is told where the first start has to make the database anew, which takes a while.
 */
export async function openDataFolder(
  folder: string,
  note: (line: string) => void,
): Promise<Store | undefined> {
  const lock = takeLock(folder)
  if (lock === undefined) return undefined
  try {
    const path = join(folder, 'db')
    if (!existsSync(path) && !(await copyTemplate(path))) {
      note('Making the embedded database; this takes up to 20 seconds, once.')
      await makeDatabase(path)
    }
    const store = await openEmbedded(path)
    await migrate(store.db)
    return {
      db: store.db,
      close: async () => {
        await store.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Opens a Postgres by its URL and brings it up to date. */
export async function openServer(url: string): Promise<Store> {
  const store = await openPostgres(url)
  await migrate(store.db)
  return store
}
