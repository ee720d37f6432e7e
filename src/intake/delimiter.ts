const DELIMITERS = [',', ';', '\t', '|'] as const

export type Delimiter = string

/** How many lines of the file's beginning are looked at. */
const LINES = 25

/** What separates the cells, and how many characters a `sep=;` line takes before the header. */
export type FoundDelimiter = { delimiter: Delimiter; skip: number }

/**
 * Finds the delimiter of a CSV from its beginning: the one a first line `sep=;` names, else of
 * comma, semicolon, tab and pipe the one that cuts most lines into as many cells as the header has;
 * ties go to the one that makes more cells, then to the order named. A comma where none occurs.
 */
export function findDelimiter(head: string): FoundDelimiter {
  const named = /^sep=(.)(?:\r\n|\r|\n)/iu.exec(head)
  if (named?.[1] !== undefined) return { delimiter: named[1], skip: named[0].length }
  const scores = DELIMITERS.map((delimiter) => scoreOf(head, delimiter)).filter(
    ({ cuts }) => cuts > 0,
  )
  scores.sort((a, b) => b.agreeing - a.agreeing || b.cuts - a.cuts)
  return { delimiter: scores[0]?.delimiter ?? ',', skip: 0 }
}

function scoreOf(head: string, delimiter: Delimiter) {
  const counts = countCuts(head, delimiter)
  const cuts = counts[0] ?? 0
  return { delimiter, cuts, agreeing: counts.filter((count) => count === cuts).length }
}

/** Delimiters outside quotes, for each line that is not blank. */
function countCuts(head: string, delimiter: Delimiter): number[] {
  const counts: number[] = []
  let count = 0
  let isQuoted = false
  let isBlank = true
  for (const character of head) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === delimiter && !isQuoted) count += 1
    if ((character === '\n' || character === '\r') && !isQuoted) {
      if (!isBlank) counts.push(count)
      if (counts.length === LINES) return counts
      count = 0
      isBlank = true
    } else if (character.trim() !== '') isBlank = false
  }
  if (!isBlank) counts.push(count)
  return counts
}
