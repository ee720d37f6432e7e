import type { Clock } from '#src/base/clock.ts'

/** Turns texts into vectors by which texts of one meaning lie near each other. */
export type EmbeddingProvider = {
  /** One vector a text, in their order, all of one length. @throws where it cannot. */
  embed(texts: string[]): Promise<Float32Array[]>
}

/** The most texts of one call. */
export const EMBED_MAX = 64
const TIMEOUT_MS = 2000
/** Room for 64 vectors of 4,096 numbers as they are commonly written. */
const BODY_MAX = 8 * 1024 * 1024
const LENGTH_MAX = 8192
/** After a failure the service is left alone so long, so that no page waits for it each time. */
const REST_MS = 60_000

/**
 * A service that embeds texts, spoken to in the widely used form: POST `{ model, input }`, answered by
 * `{ data: [ { embedding } ] }`. Nobody is asked twice: after a failure it rests for a minute.
 */
export function openEmbeddings(
  { url, key, model }: { url: string; key: string | null; model: string | null },
  clock: Clock,
): EmbeddingProvider {
  let restsUntil = 0
  const call = async (texts: string[]): Promise<Float32Array[]> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key !== null && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ ...(model !== null && { model }), input: texts }),
      // A redirect could carry texts and key to somebody else.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`The embeddings service answered ${response.status}.`)
    return readVectors(JSON.parse(await readText(response)), texts.length)
  }
  return {
    embed: async (texts) => {
      if (texts.length === 0) return []
      if (texts.length > EMBED_MAX) throw new Error(`More than ${EMBED_MAX} texts in one call.`)
      if (clock.now().getTime() < restsUntil) throw new Error('The embeddings service rests.')
      try {
        return await call(texts)
      } catch (error) {
        restsUntil = clock.now().getTime() + REST_MS
        throw error
      }
    },
  }
}

/** The body as text, read piece by piece and given up above the limit. */
async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const piece of response.body ?? []) {
    size += piece.length
    if (size > BODY_MAX) throw new Error('The embeddings service answered too much.')
    text += decoder.decode(piece, { stream: true })
  }
  return text + decoder.decode()
}

function readVectors(answer: unknown, count: number): Float32Array[] {
  const { data } = (answer ?? {}) as { data?: unknown }
  if (!Array.isArray(data) || data.length !== count) throw wrongShape()
  const rows = data.map((row: unknown, at) => {
    const { embedding, index = at } = (row ?? {}) as { embedding?: unknown; index?: unknown }
    return { embedding, index: Number(index) }
  })
  const vectors = rows
    .sort((a, b) => a.index - b.index)
    .map(({ embedding }) => {
      if (!Array.isArray(embedding) || embedding.length > LENGTH_MAX) throw wrongShape()
      return Float32Array.from(embedding, Number)
    })
  const length = vectors[0]?.length ?? 0
  const isSound = (vector: Float32Array) =>
    vector.length === length && vector.every(Number.isFinite)
  if (length === 0 || !vectors.every(isSound)) throw wrongShape()
  return vectors
}

const wrongShape = (): Error =>
  new Error('The embeddings service answered in a form that is not { data: [{ embedding }] }.')
