import { expect, test } from 'vitest'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { code } from '#src/reasons/engine.ts'
import { machineOf, train } from '#src/reasons/learn/model.ts'
import { taughtOf } from './taught.ts'

const COUNT = 1000
const KIND = 'did_not_buy'
const ROUNDS = 12
const ROUNDS_READING = 4
/** Learning again may cost as much as to read the texts so many times; it is about half of that. */
const READINGS = 1

/** The least time of the processor, in ms: what else runs here only ever adds to it. */
function leastOf(rounds: number, work: (round: number) => unknown): number {
  const times = Array.from({ length: rounds }, (_, round) => {
    const start = process.cpuUsage()
    work(round)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

test('one more correction costs less than to read what was taught before', () => {
  const examples = taughtOf(COUNT + ROUNDS + 1)
  const learn = (count: number) => {
    const model = train(examples.slice(0, count), { codebook: CODEBOOK, version: count })
    machineOf(model, KIND)
    return model
  }
  const model = learn(COUNT)
  const again = leastOf(ROUNDS, (round) => learn(COUNT + 1 + round))
  const reading = leastOf(ROUNDS_READING, () => {
    for (const { text, kind, language } of examples.slice(0, COUNT))
      code(text, { kind, language, codebook: CODEBOOK, model })
  })
  console.log(`${again.toFixed(0)} ms to learn again, ${reading.toFixed(0)} ms to read the texts`)
  expect(again / reading).toBeLessThan(READINGS)
})
