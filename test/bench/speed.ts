// Measures how many answers a second the engine reads on one core, and beside it what reads words
// elsewhere: `node --import ./src/jsx.mjs test/bench/speed.ts [--million]`.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CODEBOOK } from '#src/reasons/codebook.ts'
import { code } from '#src/reasons/engine.ts'
import { wordsOf } from '#src/reasons/text/words.ts'
import { type Answer, makeAnswers, readTexts } from './answers.ts'
import { type Row, printTable } from './table.ts'

const MUST = 5000
const STRETCH = 15_000
const SIZES = process.argv.includes('--million') ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]

/** Answers a second of the processor's time, so that other work on the machine takes nothing away. */
function rateOf(answers: readonly Answer[], read: (answer: Answer) => unknown): number {
  let least = Infinity
  const rounds = answers.length > 100_000 ? 1 : 3
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage()
    for (const answer of answers) read(answer)
    const { user, system } = process.cpuUsage(start)
    least = Math.min(least, (user + system) / 1000)
  }
  return (answers.length * 1000) / least
}

const readWhole = ({ text, kind, language }: Answer) =>
  code(text, { kind, language, codebook: CODEBOOK, model: null })

const COUNTER = `
import json, sys, time
try:
    from sklearn.feature_extraction.text import CountVectorizer
except ImportError:
    sys.exit(3)
texts = json.load(open(sys.argv[1]))
best = float("inf")
for _ in range(3):
    start = time.process_time()
    CountVectorizer().fit_transform(texts)
    best = min(best, time.process_time() - start)
print(len(texts) / best)
`

/** Texts a second of scikit-learn's CountVectorizer; null where this machine has none. */
async function rateOfCounter(answers: readonly Answer[]): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'because-speed-'))
  const file = join(folder, 'texts.json')
  await writeFile(file, JSON.stringify(answers.map(({ text }) => text)))
  const { status, stdout } = spawnSync('python3', ['-c', COUNTER, file], { encoding: 'utf8' })
  await rm(folder, { recursive: true, force: true })
  return status === 0 ? Number(stdout) : null
}

const whole = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`
const megabytes = () => Math.round(process.memoryUsage().rss / 1e6)

const texts = await readTexts()
const rows: Row[] = []
const rates: number[] = []
for (const answer of makeAnswers(texts, 5000)) readWhole(answer)
for (const size of SIZES) {
  const answers = makeAnswers(texts, size)
  const before = megabytes()
  const rate = rateOf(answers, readWhole)
  rates.push(rate)
  const name = size.toLocaleString('en')
  rows.push(
    {
      what: `${name} answers end to end (must ${MUST}/s, stretch ${STRETCH}/s)`,
      value: whole(rate),
      ratio: (rate / MUST).toFixed(2),
    },
    {
      what: `${name} answers: time for each against 10,000 (linear: at most 1.15)`,
      value: `${(size / rate).toFixed(1)} s`,
      ratio: ((rates[0] ?? rate) / rate).toFixed(2),
    },
    {
      what: `${name} answers: memory of the process, texts included`,
      value: `${megabytes()} MB`,
      ratio: (megabytes() / before).toFixed(2),
    },
  )
}
const sample = makeAnswers(texts, 10_000)
const words = rateOf(sample, ({ text, language }) => wordsOf(text, language))
rows.push({
  what: 'words and stems alone, beside the whole',
  value: whole(words),
  ratio: (words / (rates[0] ?? words)).toFixed(2),
})
const counter = await rateOfCounter(sample)
rows.push(
  counter === null
    ? { what: 'CountVectorizer of scikit-learn: not on this machine', value: 'none', ratio: '-' }
    : {
        what: 'CountVectorizer of scikit-learn, beside words and stems alone',
        value: whole(counter),
        ratio: (words / counter).toFixed(2),
      },
)
printTable('speed on one core', rows)
