import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { dirname, join, relative } from 'node:path'
import { migrate } from './migrate.ts'
import { openEmbedded } from './pglite.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Where the ready template of the embedded database lies: a migrated, empty data folder that a
 * first start copies, since making one anew takes many seconds. Its name holds a hash of the
 * migrations and of PGlite's version, so that an old template is never taken for today's.
 */
export async function templateFolder(): Promise<string> {
  const hash = createHash('sha256')
  const folder = join(root, 'migrations')
  for (const name of (await readdir(folder)).sort())
    hash.update(name).update(await readFile(join(folder, name)))
  hash.update(await readFile(join(root, 'node_modules/@electric-sql/pglite/package.json')))
  return join(root, 'build', `template-${hash.digest('hex').slice(0, 16)}`)
}

/**
 * Makes a migrated, empty database at `folder`: aside first, then renamed, so that a start that was
 * cut off leaves no half database behind. Where another process was faster, its database stays.
 */
export async function makeDatabase(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}.new`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(dirname(folder), { recursive: true })
  const store = await openEmbedded(unfinished)
  await migrate(store.db)
  await store.close()
  await rename(unfinished, folder).catch(async (error: unknown) => {
    await rm(unfinished, { recursive: true })
    if (!existsSync(folder)) throw error
  })
}

/** Makes the template where it is missing. */
export async function makeTemplate(): Promise<string> {
  const folder = await templateFolder()
  if (!existsSync(folder)) await makeDatabase(folder)
  return folder
}

/**
 * Puts a copy of the template at `folder`, where there is nothing yet.
 *
 * @returns false where there is no template: then nothing was done.
 */
export async function copyTemplate(folder: string): Promise<boolean> {
  const template = await templateFolder()
  if (!existsSync(template)) return false
  const unfinished = `${folder}.${process.pid}.new`
  await rm(unfinished, { recursive: true, force: true })
  await copyFolder(template, unfinished)
  await rename(unfinished, folder)
  return true
}

const AT_ONCE = 8

/** Copies some thousand small files, several at once, while this thread does other things. */
async function copyFolder(from: string, to: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true })
  const placeOf = (path: string) => join(to, relative(from, path))
  const pathOf = ({ parentPath, name }: { parentPath: string; name: string }) =>
    join(parentPath, name)
  await mkdir(to, { recursive: true })
  for (const folder of entries.filter((entry) => entry.isDirectory()))
    await mkdir(placeOf(pathOf(folder)), { recursive: true })
  const files = entries.filter((entry) => entry.isFile()).map(pathOf)
  const work = async () => {
    for (let file = files.pop(); file !== undefined; file = files.pop())
      await copyFile(file, placeOf(file))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}
