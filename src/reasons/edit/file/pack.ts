import type { CodebookFile } from './file.ts'

/** The start of a log as it is kept: its file takes a megabyte, and every workspace has one. */
export type PackedStart = {
  action: 'start'
  release: number
  fingerprint: string
  count: number
  /** The file, gzipped, in base64; left out where it is read and known already. */
  packed?: string
}

/** Characters that go into one call, far below what a call can take. */
const PIECE = 0x4000

/** The last file that was packed: as a rule the one that we ship. */
let last: { fingerprint: string; packed: Promise<string> } | undefined

/** The start of a log, made small. */
export async function packStart(start: {
  release: number
  fingerprint: string
  file: CodebookFile
}): Promise<PackedStart> {
  const { release, fingerprint, file } = start
  if (last?.fingerprint !== fingerprint) last = { fingerprint, packed: pack(JSON.stringify(file)) }
  const { packed } = last
  return { action: 'start', release, fingerprint, count: file.reasons.length, packed: await packed }
}

async function pack(text: string): Promise<string> {
  const bytes = await pass(new TextEncoder().encode(text), new CompressionStream('gzip'))
  let binary = ''
  for (let from = 0; from < bytes.length; from += PIECE)
    binary += String.fromCharCode(...bytes.subarray(from, from + PIECE))
  return btoa(binary)
}

/** The text behind `packed`. */
export async function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
  return new TextDecoder().decode(await pass(bytes, new DecompressionStream('gzip')))
}

const pass = async (
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(through)).arrayBuffer())
