// Measures how long one more correction takes to teach: `node --import ./src/jsx.mjs test/bench/learn.ts`.
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { machineOf, train } from '#src/reasons/learn/model.ts'
import { taughtOf } from '../reasons/learn/taught.ts'
import { median } from './table.ts'

const KIND = 'did_not_buy'
/** How many examples there are already, and how long one more may take at most, in ms. */
const SIZES = [
  { size: 300, must: null },
  { size: 1000, must: 50 },
  { size: 3000, must: null },
]
const WARM_UP = 3
const ROUNDS = 30

const reasons = CODEBOOK.reasons.filter(({ kinds }) => kinds.includes(KIND)).length

/** The time of the processor that each further correction takes, in ms. */
function timesOf(size: number): number[] {
  const examples = taughtOf(size + WARM_UP + ROUNDS)
  const times = Array.from({ length: WARM_UP + ROUNDS }, (_, round) => {
    const start = process.cpuUsage()
    const taught = examples.slice(0, size + round)
    machineOf(train(taught, { codebook: CODEBOOK, version: round }), KIND)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return times.slice(WARM_UP)
}

console.log('| examples | reasons | ms, median | ms, least | must |\n|--:|--:|--:|--:|--:|')
for (const { size, must } of SIZES) {
  const times = timesOf(size)
  const figures = [median(times), Math.min(...times)].map((ms) => ms.toFixed(0))
  console.log(`| ${[size, reasons, ...figures, must ?? '–'].join(' | ')} |`)
}
