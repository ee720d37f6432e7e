/** One line of a benchmark: a figure, and its ratio to the limit that was measured in the same run. */
export type Row = { what: string; value: string; ratio: string }

/** The middle value; of an even number the upper of the two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Prints rows as a table of Markdown, so that it can go into the README as it is. */
export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n| ${title} | figure | ratio |\n|---|--:|--:|`)
  for (const { what, value, ratio } of rows) console.log(`| ${what} | ${value} | ${ratio} |`)
}
