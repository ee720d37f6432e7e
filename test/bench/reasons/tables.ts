import { ask, codebookOf, crossValidate, shuffled } from './engine.ts'
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
  const some = crossValidate(rows, { codebook, rule, most: 200 })
  const full = crossValidate(rows, { codebook, rule })
  const shares = sharesOf(full, classes)
  const sure = full.filter((outcome) => outcome.sure)
  return [
    figure(`${name}, no labels: accuracy`, accuracy(bare), 0.57, 0.62),
    figure(`${name}, no labels: macro-F1`, macroF1(bare, classes), 0.5, 0.55),
    less(`${name}, no labels: TVD`, counted(bare), 0.15, 0.1),
    figure(`${name}, 200 corrections: accuracy`, accuracy(some), 0.59, 0.64),
    figure(`${name}, 200 corrections: macro-F1`, macroF1(some, classes), 0.51, 0.56),
    less(`${name}, 200 corrections: TVD`, counted(some), 0.12, 0.08),
    figure(`${name}, all labels: accuracy`, accuracy(full), 0.62, 0.66),
    figure(`${name}, all labels: macro-F1`, macroF1(full, classes), 0.53, 0.58),
    figure(`${name}, all labels: unanimous rows`, accuracy(sure), 0.845, 0.88),
    less(`${name}, expected counts: TVD`, distance(shares, 'expected'), 0.04, 0.025),
    figure(`${name}, expected counts: top five`, topFive(shares), 5, 5),
    figure(`${name}, the surest half`, surest(full, 0.5), 0.82, 0.86),
    figure(`${name}, the surest quarter`, surest(full, 0.25), 0.92, 0.95),
  ]
}

/** Review sentences with several topics each. */
export function mamsFigures(): Figure[] {
  const rows = readMams().filter(({ split }) => split === 'train')
  const codebook = codebookOf('mams', rows)
  const bare = ask({ codebook, taught: [], asked: rows }, 'several')
  const full = crossValidate(rows, { codebook, rule: 'several' })
  return [
    figure('mams-aspects, no labels: micro-F1', microF1(bare), 0.76, 0.82),
    figure('mams-aspects, all labels: micro-F1', microF1(full), 0.86, 0.89),
  ]
}

/** Short requests, 150 groups, and texts that must stay out. */
export function clincFigures(): Figure[] {
  const rows = readClinc()
  const codebook = codebookOf('clinc', rows)
  const train = rows.filter(({ split, reasonIds }) => split === 'train' && reasonIds.length > 0)
  const asked = rows.filter(({ split }) => split === 'test')
  const counts = new Map<string, number>()
  const ten = shuffled(train, 1).filter(({ reasonIds: [id = ''] }) => {
    counts.set(id, (counts.get(id) ?? 0) + 1)
    return (counts.get(id) ?? 0) <= 10
  })
  return [ten, train].flatMap((taught, index) => {
    const name = index === 0 ? 'clinc150, 10 a group' : 'clinc150, all'
    process.stderr.write(`  ${taught.length} taught\n`)
    const outcomes = ask({ codebook, taught, asked }, 'one')
    const inScope = outcomes.filter(({ truth }) => truth.length > 0)
    const [must, stretch] = index === 0 ? ([0.82, 0.85] as const) : ([0.92, 0.94] as const)
    return [
      figure(`${name}: accuracy`, accuracy(inScope), must, stretch),
      figure(`${name}: out of scope left unsorted`, leftOut(outcomes), 0.6, 0.6),
    ]
  })
}
