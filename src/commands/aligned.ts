/**
 * Rows of cells as lines of a table, two spaces apart.
 *
 * @param left how many columns, from the first, hold words; the others hold numbers.
 */
export function aligned(rows: readonly (readonly string[])[], left: number): string[] {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
    })
  const fit = (cell: string, column: number) =>
    column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(fit).join('  ').trimEnd())
}
