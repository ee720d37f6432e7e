import { Problem } from '#src/base/problem.ts'

/**
 * One step of a cue: a word that matches by its stem, a word that matches exactly, any number, or a
 * gap of up to three words.
 */
export type CueStep =
  | { kind: 'stem'; word: string }
  | { kind: 'exact'; word: string }
  | { kind: 'number' }
  | { kind: 'gap' }

const LENGTH_MAX = 200
const STEPS_MAX = 16
const GAPS_MAX = 3

/**
 * Reads a cue as a codebook writes it: `waited .. for # "days"`.
 *
 * @param field where the cue stands, for the message.
 * @throws Problem `invalid` where it is empty, too long, begins or ends with a gap, has two gaps side
 * by side, or leaves a quotation mark open.
 */
export function parseCue(cue: string, field: string): CueStep[] {
  const refuse = (wrong: string): never => {
    throw new Problem('invalid', `The cue ${JSON.stringify(cue.slice(0, 60))} ${wrong}`, { field })
  }
  if (cue.length > LENGTH_MAX) refuse(`is longer than ${LENGTH_MAX} characters. Shorten it.`)
  const steps = cue.trim().split(/\s+/u).map(parseStep)
  const isGap = (index: number) => steps[index]?.kind === 'gap'
  if (steps.some((step) => 'word' in step && step.word.includes('"')))
    refuse('has a quotation mark without its partner. Put both around one word.')
  if (
    !steps.some(
      (step) => step.kind === 'number' || ('word' in step && /[\p{L}\p{N}]/u.test(step.word)),
    )
  )
    refuse('has no word. Write at least one.')
  if (isGap(0) || isGap(steps.length - 1))
    refuse('begins or ends with a gap. Put .. between two words.')
  if (steps.some((_, index) => isGap(index) && isGap(index + 1)))
    refuse('has two gaps side by side. Write .. once.')
  if (steps.length > STEPS_MAX || steps.filter((step) => step.kind === 'gap').length > GAPS_MAX)
    refuse(`has more than ${STEPS_MAX} words or ${GAPS_MAX} gaps. Split it.`)
  return steps
}

function parseStep(piece: string): CueStep {
  if (piece === '..') return { kind: 'gap' }
  if (piece === '#') return { kind: 'number' }
  const quoted = /^"([^"]+)"$/u.exec(piece)?.[1]
  return quoted === undefined ? { kind: 'stem', word: piece } : { kind: 'exact', word: quoted }
}
