import type { Vectors } from './space.ts'

/**
 * How many lines are learnt side by side, as a look at an example then serves them all: two looks are
 * enough for the fourteen reasons of our largest kind.
 */
export const LANES = 7

/** What lines learn from: which vectors, and what each is to each of them. */
export type Lesson = {
  vectors: Vectors
  /** Numbers of the vectors to learn from. */
  members: Int32Array
  /** By vector, then by lane: 1 where it gives the reason, -1 where not, 0 where it cannot. */
  labels: Int8Array
  /** By vector: the squared length, with the constant's. */
  lengths: Float64Array
  /** How much a mistake gives way: by lane on vectors that do not give the reason, then on others. */
  gives: Float64Array
}

/**
 * Straight lines side by side. `weights`: what each feature weighs, by feature, then by lane, the
 * constants in the last row; `pulls`: how much each vector pulls, by vector, then by lane; `given`:
 * room for what only the vectors that give a reason add up to.
 */
export type Lines = { weights: Float64Array; pulls: Float64Array; given: Float64Array }
