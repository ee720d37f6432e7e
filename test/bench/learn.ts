// Measures how long one more correction takes to teach: `node --import ./src/jsx.mjs test/bench/learn.ts`.
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { machineOf, train } from '#src/reasons/learn/model.ts'
import { taughtOf } from '../reasons/learn/taught.ts'

const KIND = 'did_not_buy'
const SIZES = [300, 1000, 3000]
const WARM_UP = 3
const ROUNDS = 12

const reasons = CODEBOOK.reasons.filter(({ kinds }) => kinds.includes(KIND)).length

/** The time of the processor that each further correction takes, in ms, the shortest first. */
function timesOf(size: number): number[] {
  const examples = taughtOf(size + WARM_UP + ROUNDS)
  const times = Array.from({ length: WARM_UP + ROUNDS }, (_, round) => {
    const start = process.cpuUsage()
    const taught = examples.slice(0, size + round)
    machineOf(train(taught, { codebook: CODEBOOK, version: round }), KIND)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return times.slice(WARM_UP).sort((a, b) => a - b)
}

console.log('| examples | reasons | ms, median | ms, least |\n|--:|--:|--:|--:|')
for (const size of SIZES) {
  const times = timesOf(size)
  const [least = 0, median = 0] = [times[0], times[Math.floor(ROUNDS / 2)]]
  console.log(`| ${size} | ${reasons} | ${median.toFixed(0)} | ${least.toFixed(0)} |`)
}
