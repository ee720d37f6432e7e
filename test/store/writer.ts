// A process that writes until it is killed: opens the data folder named first, then adds workspaces
// for ever and prints each name once the database has acknowledged it.
import { openDataFolder } from '#src/store/open.ts'
import { addWorkspace } from '#src/team/query.ts'

const [folder, prefix] = process.argv.slice(2)
const store = await openDataFolder(folder ?? '', () => undefined)
if (store === undefined) {
  process.stdout.write('refused\n')
} else {
  process.stdout.write('open\n')
  for (let count = 0; ; count += 1) {
    const name = `${prefix}-${count}`
    await addWorkspace(store.db, { name, at: new Date() })
    process.stdout.write(`${name}\n`)
  }
}
