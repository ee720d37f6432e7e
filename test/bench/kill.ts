// Kills a writing process again and again and counts what was lost: `node test/bench/kill.ts 1000`.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killAndReopen } from '../store/kill.ts'
import { median, printTable } from './table.ts'

const kills = Number(process.argv[2] ?? '50')
const folder = await mkdtemp(join(tmpdir(), 'because-kill-'))
let acknowledged = 0
let lost = 0
const reopens: number[] = []
for (let round = 0; round < kills; round += 1) {
  // Spread over early and late moments of a process, without chance: the same run each time.
  const result = await killAndReopen(folder, `round${round}`, 1 + ((round * 37) % 120))
  acknowledged += result.acknowledged
  lost += result.lost.length
  reopens.push(result.reopenMs)
}
await rm(folder, { recursive: true, force: true })
printTable(`${kills} kills`, [
  { what: 'rows acknowledged', value: String(acknowledged), ratio: '' },
  { what: 'rows lost', value: String(lost), ratio: '' },
  { what: 'time to reopen, median', value: `${Math.round(median(reopens))} ms`, ratio: '' },
])
