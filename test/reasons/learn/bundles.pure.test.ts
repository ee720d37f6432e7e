import { expect, test } from 'vitest'
import { bundle } from '#src/reasons/learn/line/bundles.ts'
import { keepFeatures } from '#src/reasons/learn/line/features.ts'
import { project } from '#src/reasons/learn/line/space.ts'
import { taughtOf } from './taught.ts'

type Sparse = { numbers: ArrayLike<number>; values: ArrayLike<number> }

function productOf(a: Sparse, b: Sparse): number {
  const of = new Map<number, number>()
  for (let at = 0; at < a.numbers.length; at += 1)
    of.set(a.numbers[at] ?? 0, (of.get(a.numbers[at] ?? 0) ?? 0) + (a.values[at] ?? 0))
  let product = 0
  for (let at = 0; at < b.numbers.length; at += 1)
    product += (of.get(b.numbers[at] ?? 0) ?? 0) * (b.values[at] ?? 0)
  return product
}

test.for([
  { count: 40, least: 1 },
  { count: 400, least: 2 },
])('$count texts are as like each other by bundles as by features', ({ count, least }) => {
  const features = taughtOf(count).map(({ text, language }) => keepFeatures(text, language))
  const { space, vectors, bundleOf, shares } = bundle(features, least)
  const whole = features.map((own): Sparse => {
    const numbers = new Int32Array(own.places.length)
    const values = new Float64Array(own.places.length)
    const length = project(own, space, { numbers, values, from: 0 })
    return { numbers: numbers.subarray(0, length), values: values.subarray(0, length) }
  })
  const bundled = features.map((_, index): Sparse => {
    const [from = 0, to = 0] = vectors.starts.subarray(index, index + 2)
    return {
      numbers: vectors.numbers.subarray(from, to),
      values: vectors.values.subarray(from, to),
    }
  })
  for (const [index, one] of whole.entries())
    for (const other of [0, 7, index]) {
      const [a = one, b = one] = [bundled[index], bundled[other]]
      expect(productOf(a, b)).toBeCloseTo(productOf(one, whole[other] ?? one), 5)
    }
  expect(vectors.numbers.length).toBeLessThan(
    0.8 * whole.reduce((sum, { numbers }) => sum + numbers.length, 0),
  )
  const squares = new Float64Array(shares.length)
  for (const own of bundleOf) squares[own] = (squares[own] ?? 0) + (shares[own] ?? 0) ** 2
  for (const square of squares) expect(square).toBeCloseTo(1, 9)
})

test('what the tables held of other texts leaves no trace', () => {
  const featuresOf = (from: number, to: number) =>
    taughtOf(to)
      .slice(from)
      .map(({ text, language }) => keepFeatures(text, language))
  const first = bundle(featuresOf(0, 60), 1)
  bundle(featuresOf(60, 200), 2)
  expect(bundle(featuresOf(0, 60), 1)).toEqual(first)
})
