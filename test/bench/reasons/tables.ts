import { ask, codebookOf, crossValidate, SEEDS, shuffled } from './engine.ts'
import {
  accuracy,
  distance,
  leftOut,
  macroF1,
  microF1,
  type Outcome,
  sharesOf,
  surest,
  topFive,
} from './measure.ts'
import { readAirline, readClinc, readMams, type Row } from './sets.ts'

/** A figure beside what has to be reached and what would be good; less is better for distances. */
export type Figure = { what: string; ours: number; must: number; stretch: number; less?: true }

const figure = (what: string, ours: number, must: number, stretch: number): Figure => ({
  what,
  ours,
  must,
  stretch,
})

const less = (what: string, ours: number, must: number, stretch: number): Figure => ({
  ...figure(what, ours, must, stretch),
  less: true,
})

/** The mean of a figure over several runs. */
const meanOf = <T>(runs: readonly T[], measure: (run: T) => number): number =>
  runs.reduce((sum, run) => sum + measure(run), 0) / runs.length

const classesOf = (rows: readonly Row[], hasNone: boolean): string[] => {
  const ids = [...new Set(rows.flatMap(({ reasonIds }) => reasonIds))].sort()
  return hasNone ? ['', ...ids] : ids
}

/** Complaints with one reason each, with and without those that gave none. */
export function airlineFigures(): Figure[] {
  const all = readAirline()
  return [
    ...oneReason('airline-reasons', all),
    ...oneReason(
      'airline-reasons without "none given"',
      all.filter(({ reasonIds }) => reasonIds.length > 0),
    ),
  ]
}

function oneReason(name: string, rows: readonly Row[]): Figure[] {
  const hasNone = rows.some(({ reasonIds }) => reasonIds.length === 0)
  const classes = classesOf(rows, hasNone)
  const rule = hasNone ? 'one or none' : 'one'
  const codebook = codebookOf('airline', rows)
  const counted = (outcomes: readonly Outcome[]) => distance(sharesOf(outcomes, classes), 'counted')
  const bare = ask({ codebook, taught: [], asked: rows }, rule)
  const some = SEEDS.map((seed) => crossValidate(rows, { codebook, rule, seed, most: 200 }))
  const full = SEEDS.map((seed) => crossValidate(rows, { codebook, rule, seed }))
  const shares = full.map((outcomes) => sharesOf(outcomes, classes))
  const sure = full.map((outcomes) => outcomes.filter((outcome) => outcome.sure))
  const f1 = (outcomes: readonly Outcome[]) => macroF1(outcomes, classes)
  return [
    figure(`${name}, no labels: accuracy`, accuracy(bare), 0.57, 0.62),
    figure(`${name}, no labels: macro-F1`, f1(bare), 0.5, 0.55),
    less(`${name}, no labels: TVD`, counted(bare), 0.15, 0.1),
    figure(`${name}, 200 corrections: accuracy`, meanOf(some, accuracy), 0.59, 0.64),
    figure(`${name}, 200 corrections: macro-F1`, meanOf(some, f1), 0.51, 0.56),
    less(`${name}, 200 corrections: TVD`, meanOf(some, counted), 0.12, 0.08),
    figure(`${name}, all labels: accuracy`, meanOf(full, accuracy), 0.62, 0.66),
    figure(`${name}, all labels: macro-F1`, meanOf(full, f1), 0.53, 0.58),
    figure(`${name}, all labels: unanimous rows`, meanOf(sure, accuracy), 0.845, 0.88),
    less(
      `${name}, expected counts: TVD`,
      meanOf(shares, (one) => distance(one, 'expected')),
      0.04,
      0.025,
    ),
    figure(`${name}, expected counts: top five`, meanOf(shares, topFive), 5, 5),
    figure(
      `${name}, the surest half`,
      meanOf(full, (one) => surest(one, 0.5)),
      0.82,
      0.86,
    ),
    figure(
      `${name}, the surest quarter`,
      meanOf(full, (one) => surest(one, 0.25)),
      0.92,
      0.95,
    ),
  ]
}

/** Review sentences with several topics each. */
export function mamsFigures(): Figure[] {
  const rows = readMams().filter(({ split }) => split === 'train')
  const codebook = codebookOf('mams', rows)
  const bare = ask({ codebook, taught: [], asked: rows }, 'several')
  const full = SEEDS.map((seed) => crossValidate(rows, { codebook, rule: 'several', seed }))
  return [
    figure('mams-aspects, no labels: micro-F1', microF1(bare), 0.76, 0.82),
    figure('mams-aspects, all labels: micro-F1', meanOf(full, microF1), 0.86, 0.89),
  ]
}

/** Short requests, 150 groups, and texts that must stay out. */
export function clincFigures(): Figure[] {
  const rows = readClinc()
  const codebook = codebookOf('clinc', rows)
  const train = rows.filter(({ split, reasonIds }) => split === 'train' && reasonIds.length > 0)
  const asked = rows.filter(({ split }) => split === 'test')
  const tens = SEEDS.map((seed) => firstOfEach(shuffled(train, seed), 10))
  const measure = (taught: readonly Row[]) => {
    process.stderr.write(`  ${taught.length} taught\n`)
    return ask({ codebook, taught, asked }, 'one')
  }
  const right = (outcomes: readonly Outcome[]) =>
    accuracy(outcomes.filter(({ truth }) => truth.length > 0))
  const few = tens.map(measure)
  const all = [measure(train)]
  return [
    figure('clinc150, 10 a group: accuracy', meanOf(few, right), 0.82, 0.85),
    figure('clinc150, 10 a group: out of scope left unsorted', meanOf(few, leftOut), 0.6, 0.6),
    figure('clinc150, all: accuracy', meanOf(all, right), 0.92, 0.94),
    figure('clinc150, all: out of scope left unsorted', meanOf(all, leftOut), 0.6, 0.6),
  ]
}

function firstOfEach(rows: readonly Row[], most: number): Row[] {
  const counts = new Map<string, number>()
  return rows.filter(({ reasonIds: [id = ''] }) => {
    counts.set(id, (counts.get(id) ?? 0) + 1)
    return (counts.get(id) ?? 0) <= most
  })
}
