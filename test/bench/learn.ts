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

/** What each further correction takes, in ms: of the processor, its helpers included, and of the clock. */
function timesOf(size: number): { processor: number[]; clock: number[] } {
  const examples = taughtOf(size + WARM_UP + ROUNDS)
  const times = Array.from({ length: WARM_UP + ROUNDS }, (_, round) => {
    const [cpu, from] = [process.cpuUsage(), performance.now()]
    const taught = examples.slice(0, size + round)
    machineOf(train(taught, { codebook: CODEBOOK, version: round }), KIND)
    const { user, system } = process.cpuUsage(cpu)
    return { processor: (user + system) / 1000, clock: performance.now() - from }
  }).slice(WARM_UP)
  return {
    processor: times.map(({ processor }) => processor),
    clock: times.map(({ clock }) => clock),
  }
}

const titles = ['examples', 'reasons', 'processor, ms', 'least', 'clock, ms', 'least', 'must']
console.log(`| ${titles.join(' | ')} |\n|${titles.map(() => '--:|').join('')}`)
for (const { size, must } of SIZES) {
  const { processor, clock } = timesOf(size)
  const figures = [processor, clock].flatMap((times) => [median(times), Math.min(...times)])
  const shown = figures.map((ms) => ms.toFixed(0))
  console.log(`| ${[size, reasons, ...shown, must ?? '–'].join(' | ')} |`)
}
