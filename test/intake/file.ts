import type { Source } from '#src/intake/decode.ts'
import { type Table, openTable } from '#src/intake/table.ts'

/** A file in memory, handed out in small pieces, so that cells and characters are cut in two. */
export function fileOf(content: string | Uint8Array, pieceBytes = 7): Source {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return async function* pieces() {
    for (let start = 0; start < bytes.length; start += pieceBytes)
      yield bytes.subarray(start, start + pieceBytes)
  }
}

/** Every row below the header, and the lines that they begin in. */
export async function readAll(table: Table): Promise<{ cells: string[][]; lines: number[] }> {
  const cells: string[][] = []
  const lines: number[] = []
  for await (const batch of table.rows())
    for (const row of batch) {
      cells.push(row.cells)
      lines.push(row.line)
    }
  return { cells, lines }
}

/** Headers and rows of a file. */
export async function tableOf(content: string | Uint8Array, pieceBytes?: number) {
  const table = await openTable(fileOf(content, pieceBytes))
  return { ...table, ...(await readAll(table)) }
}

/** UTF-16 as a spreadsheet writes it. */
export function utf16(text: string, { isBig = false, hasMark = true } = {}): Uint8Array {
  const units = hasMark ? `\uFEFF${text}` : text
  const bytes = new Uint8Array(units.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < units.length; index += 1)
    view.setUint16(index * 2, units.charCodeAt(index), !isBig)
  return bytes
}

/** Bytes of a text of one byte a character. */
export const bytesOf = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0))
