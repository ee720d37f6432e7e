// Prints each figure beside a limit that is measured in the same run: `npm run bench [start|weight]`.
import { benchStart } from './start.ts'
import { printTable } from './table.ts'
import { benchWeight } from './weight.ts'

const BENCHES = {
  start: { title: 'start, median of 5', run: benchStart },
  weight: { title: 'size', run: benchWeight },
} as const

const wanted = process.argv.slice(2)
for (const [name, { title, run }] of Object.entries(BENCHES))
  if (wanted.length === 0 || wanted.includes(name)) printTable(title, await run())
