import { Problem } from '#src/base/problem.ts'
import { type Codebook, parseCodebook } from '../../codebook.ts'
import { toFile, fromFile } from './file.ts'

/** Larger files are no codebook: ours with its thousands of cues has half a megabyte. */
export const FILE_BYTES = 4 * 1024 * 1024

/**
 * Reads a codebook that somebody brings, as text.
 *
 * @throws Problem `too_large` above FILE_BYTES, `invalid` with the place where it is no JSON or no
 * codebook, and what to write.
 */
export function readCodebook(text: string): Codebook {
  const bytes = new TextEncoder().encode(text).length
  if (bytes > FILE_BYTES)
    throw new Problem(
      'too_large',
      `This file has ${(bytes / 1024 / 1024).toFixed(1)} MB. A codebook has ${FILE_BYTES / 1024 / 1024} MB at most.`,
      { field: 'file' },
    )
  return fromFile(toFile(parseCodebook(parseJson(text.replace(/^\uFEFF/u, '')))))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem(
      'invalid',
      `This is no JSON${placeOf(text)}. Export the codebook to see what its file looks like.`,
      { field: 'file', cause },
    )
  }
}

/** Where a text stops being JSON, as line and column. */
function placeOf(text: string): string {
  if (text.trim() === '') return ': it is empty'
  let [low, high] = [0, text.length + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (middle <= text.length && !isBroken(text.slice(0, middle))) low = middle + 1
    else high = middle
  }
  if (low > text.length) return ': it ends too soon'
  const before = text.slice(0, Math.max(low - 1, 0))
  return ` from line ${before.split('\n').length}, column ${before.length - before.lastIndexOf('\n')}`
}

/** True where a text is not even the beginning of JSON. Parsers tell no place for every fault. */
function isBroken(text: string): boolean {
  try {
    JSON.parse(text)
    return false
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : ''
    const position = /position (\d+)/u.exec(said)?.[1]
    if (position !== undefined && !said.startsWith('Unterminated'))
      return Number(position) < text.length
    return said.startsWith('Unexpected token')
  }
}
