import { existsSync, readFileSync } from 'node:fs'
import { type Codebook, parseCodebook } from '#src/reasons/codebook.ts'
import { code } from '#src/reasons/engine.ts'
import { train } from '#src/reasons/learn/model.ts'
import type { Outcome } from './measure.ts'
import { foldOf, type Row } from './sets.ts'

/** One division of a set into folds can be a lucky one, so each figure is the mean of four. */
export const SEEDS = [1, 2, 3, 4]
const FOLDS = 5

/** The codebook written for a set from its reasons' names; their names alone where there is none. */
export function codebookOf(name: string, rows: readonly Row[]): Codebook {
  const path = new URL(`../codebooks/${name}.json`, import.meta.url)
  if (existsSync(path)) return parseCodebook(JSON.parse(readFileSync(path, 'utf8')))
  const ids = [...new Set(rows.flatMap(({ reasonIds }) => reasonIds))].sort()
  return parseCodebook({ reasons: ids.map((id) => ({ id, label: id.replaceAll('_', ' ') })) })
}

/** In an order that only the ids and the seed give. */
export const shuffled = (rows: readonly Row[], seed: number): Row[] =>
  rows
    .map((row) => ({ row, place: foldOf(row.id, 2 ** 30, seed) }))
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => row)

export type Run = { codebook: Codebook; taught: readonly Row[]; asked: readonly Row[] }

/**
 * How many reasons a text of a set has. With `one` each has one, so the likeliest is taken where none
 * counts; with `one or none` it then has none.
 */
export type Rule = 'one' | 'one or none' | 'several'

/** What the engine says of some texts after it was taught others. */
export function ask({ codebook, taught, asked }: Run, rule: Rule): Outcome[] {
  const examples = taught.map(({ id, text, reasonIds }) => {
    return { id, text, kind: null, language: 'en' as const, reasonIds }
  })
  const model = taught.length === 0 ? null : train(examples, { codebook, version: 0 })
  return asked.map(({ text, reasonIds, sure }) => {
    const coded = code(text, { kind: null, language: 'en', codebook, model })
    const all = [
      ...coded.reasons.map(({ reasonId, probability }) => [reasonId, probability] as const),
      ...coded.unsure.map(({ reasonId, probability }) => [reasonId, probability] as const),
    ]
    const chosen = coded.reasons.map(({ reasonId }) => reasonId)
    const first = all.slice(0, 1).map(([id]) => id)
    const isOpen = rule === 'one' && chosen.length === 0
    return { truth: reasonIds, chosen: isOpen ? first : chosen, likely: new Map(all), sure }
  })
}

export type Division = { codebook: Codebook; rule: Rule; seed: number; most?: number }

/** Five-fold cross-validation, folds by the hash of id and seed; `most` limits what is taught. */
export function crossValidate(
  rows: readonly Row[],
  { codebook, rule, seed, most = Infinity }: Division,
): Outcome[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const isAsked = ({ id }: Row) => foldOf(id, FOLDS, seed) === fold
    const rest = rows.filter((row) => !isAsked(row))
    const taught = most === Infinity ? rest : shuffled(rest, seed + 5).slice(0, most)
    process.stderr.write(`  seed ${seed}, fold ${fold + 1} of ${FOLDS}, ${taught.length} taught\n`)
    return ask({ codebook, taught, asked: rows.filter(isAsked) }, rule)
  })
}
