import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'

/** A file that can be read from its beginning as often as needed. */
export type Source = () => AsyncIterable<Uint8Array>

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Kinds of file that people export by mistake, by their first bytes. */
const FOREIGN: readonly { bytes: readonly number[]; what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'an Excel workbook (or another zip file)' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Excel workbook' },
  { bytes: [0x1f, 0x8b], what: 'a gzip file' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
]

/** How much of a file tells UTF-16 without a mark by where its NULs are. */
const HEAD_BYTES = 4096

/**
 * Finds how a file's bytes become text: by its byte-order mark, by the NULs that UTF-16 puts beside
 * Latin letters, else UTF-8 where every byte fits it, else windows-1252. Reads the whole file, since
 * one byte at its end may decide, and keeps nothing of it.
 *
 * @throws Problem `unsupported` for a workbook and the like, `too_large` above the limit.
 */
export async function findEncoding(open: Source): Promise<{ encoding: Encoding; isSure: boolean }> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let head = new Uint8Array()
  let size = 0
  let isUtf8 = true
  for await (const chunk of open()) {
    size += chunk.length
    if (size > LIMITS.fileBytes)
      throw new Problem(
        'too_large',
        `The file is larger than ${LIMITS.fileBytes / 1024 / 1024} MB. Split it and import the parts.`,
        { field: 'FILE' },
      )
    if (head.length < HEAD_BYTES) head = joinBytes(head, chunk.subarray(0, HEAD_BYTES))
    isUtf8 &&= canDecode(strict, chunk, true)
  }
  refuseForeign(head)
  const marked = encodingOfMark(head)
  if (marked !== undefined) return { encoding: marked, isSure: marked !== 'utf-8' || isUtf8 }
  const wide = encodingOfNuls(head.subarray(0, HEAD_BYTES))
  if (wide !== undefined) return { encoding: wide, isSure: true }
  const isWhole = isUtf8 && canDecode(strict, new Uint8Array(), false)
  return { encoding: isWhole ? 'utf-8' : 'windows-1252', isSure: isWhole }
}

/** The text of a file, in pieces, without its byte-order mark. Bytes that do not fit become U+FFFD. */
export async function* decode(open: Source, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of open()) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

function canDecode(
  decoder: InstanceType<typeof TextDecoder>,
  chunk: Uint8Array,
  stream: boolean,
): boolean {
  try {
    decoder.decode(chunk, { stream })
    return true
  } catch {
    return false
  }
}

function joinBytes(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte)

function refuseForeign(head: Uint8Array): void {
  const foreign = FOREIGN.find(({ bytes }) => startsWith(head, bytes))
  if (foreign !== undefined)
    throw new Problem(
      'unsupported',
      `The file is ${foreign.what}, not a CSV. Open it where it came from and save it as CSV.`,
      { field: 'FILE' },
    )
}

function encodingOfMark(head: Uint8Array): Encoding | undefined {
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(head, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(head, [0xfe, 0xff])) return 'utf-16be'
  return undefined
}

/** Delimiters, digits and line ends have a NUL as their high byte in UTF-16, and nothing else has. */
function encodingOfNuls(head: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(head.length / 2)
  if (pairs < 2) return undefined
  let even = 0
  let odd = 0
  for (let index = 0; index < pairs * 2; index += 2) {
    if (head[index] === 0) even += 1
    if (head[index + 1] === 0) odd += 1
  }
  if (odd > pairs / 5 && even < odd / 10) return 'utf-16le'
  if (even > pairs / 5 && odd < even / 10) return 'utf-16be'
  return undefined
}
