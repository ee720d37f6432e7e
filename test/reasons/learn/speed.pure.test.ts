import { expect, test } from 'vitest'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { code } from '#src/reasons/engine.ts'
import { machineOf, train } from '#src/reasons/learn/model.ts'
import { taughtOf } from './taught.ts'

const COUNT = 1000
const ROUNDS = 3
/** Learning again may cost as much as reading the texts so many times; it is about once. */
const READINGS = 2

/** The least time of the processor, in ms: what else runs here only ever adds to it. */
function leastOf(work: (round: number) => unknown): number {
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = process.cpuUsage()
    work(round)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

test('one more correction costs little more than to read what was taught before', () => {
  const examples = taughtOf(COUNT + ROUNDS + 1)
  const learn = (count: number) => {
    const model = train(examples.slice(0, count), { codebook: CODEBOOK, version: count })
    machineOf(model, 'did_not_buy')
    return model
  }
  const model = learn(COUNT)
  const again = leastOf((round) => learn(COUNT + 1 + round))
  const reading = leastOf(() => {
    for (const { text, kind, language } of examples.slice(0, COUNT))
      code(text, { kind, language, codebook: CODEBOOK, model })
  })
  console.log(`${again.toFixed(0)} ms to learn again, ${reading.toFixed(0)} ms to read the texts`)
  expect(again / reading).toBeLessThan(READINGS)
})
