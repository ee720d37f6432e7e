/** Texts that were held out: their signs by text and column, and what they turned out to give. */
export type Held = {
  columns: number
  signs: Float64Array
  truths: Uint8Array
  /** 1 where the text's kind can have the column. */
  admitted: Uint8Array
}

/** One sign's figures in one column that are not 0, as most are, and the texts that they are of. */
type Row = { sign: number; texts: Int32Array; values: Float64Array }

/** Texts that were held out, column by column. */
export type Sheet = {
  texts: number
  columns: { rows: Row[]; youth: number }[]
  /** By column, then by text. */
  truths: Uint8Array
  admitted: Uint8Array
  /** Room for a figure of each. */
  room: Float64Array
}

/** Signs whose next is the same times the column's youth; so it need not be gone through as well. */
export const AGED: ReadonlySet<number> = new Set([0, 2, 4, 8])

/** The same texts by column and sign, with a column's youth told once: quick to go through. */
export function sheetOf(held: Held): Sheet {
  const { columns: width, signs, truths, admitted } = held
  const size = signs.length / Math.max(1, truths.length)
  const texts = truths.length / Math.max(1, width)
  const turned = { truths: new Uint8Array(truths.length), admitted: new Uint8Array(truths.length) }
  for (let cell = 0; cell < truths.length; cell += 1) {
    const to = (cell % width) * texts + Math.floor(cell / width)
    turned.truths[to] = truths[cell] ?? 0
    turned.admitted[to] = admitted[cell] ?? 0
  }
  const columns = Array.from({ length: width }, (_, column) => {
    const rows = Array.from({ length: size }, (_, sign) => sign)
      .filter((sign) => !AGED.has(sign - 1))
      .map((sign) => rowOf(held, { column, sign, size }))
    return { rows, youth: youthOf(held, column, size) }
  })
  return { texts, columns, ...turned, room: new Float64Array(truths.length) }
}

function rowOf(
  { columns, signs, truths }: Held,
  { column, sign, size }: { column: number; sign: number; size: number },
): Row {
  const texts = truths.length / columns
  const own = new Int32Array(texts)
  const values = new Float64Array(texts)
  let length = 0
  for (let text = 0; text < texts; text += 1) {
    const value = signs[(text * columns + column) * size + sign] ?? 0
    if (value === 0) continue
    own[length] = text
    values[length] = value
    length += 1
  }
  return { sign, texts: own.subarray(0, length), values: values.subarray(0, length) }
}

/** The youth of a column, as its first sign and the next have it; where that is 0 it is not needed. */
function youthOf({ columns, signs, truths }: Held, column: number, size: number): number {
  for (let cell = column; cell < truths.length; cell += columns)
    for (const sign of AGED) {
      const value = signs[cell * size + sign] ?? 0
      if (value !== 0) return (signs[cell * size + sign + 1] ?? 0) / value
    }
  return 0
}
