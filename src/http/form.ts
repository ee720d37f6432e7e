import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'
import { cleanText } from '#src/base/text.ts'

/** Whatever carries a request; Hono's context, whichever its type. */
type Asked = { req: { raw: Request } }

const URLENCODED = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data'

/**
 * The fields of a form, each with its values in the order sent. Names and values are cleaned
 * (`cleanText`); a name such as `__proto__` is a name like any other, since this is a Map.
 *
 * @throws Problem `unsupported` for another kind of body, `too_large` above `LIMITS.formBytes` or
 * `LIMITS.formFields`, `bad_request` where the body was cut off or cannot be read, `invalid` for a
 * file.
 */
export async function readForm(c: Asked): Promise<Map<string, string[]>> {
  const request = c.req.raw
  const type = request.headers.get('content-type') ?? ''
  const kind = type.split(';')[0]?.trim().toLowerCase() ?? ''
  if (kind !== URLENCODED && kind !== MULTIPART)
    throw new Problem(
      'unsupported',
      `A form was expected here. Send it as ${URLENCODED} or ${MULTIPART}.`,
    )
  const bytes = await readBody(
    request,
    LIMITS.formBytes,
    () =>
      new Problem(
        'too_large',
        `This form is larger than ${LIMITS.formBytes / 1024} kB. Shorten what is in it.`,
      ),
  )
  return kind === URLENCODED ? parseUrlencoded(bytes) : parseMultipart(bytes, type)
}

/**
 * The parameters of the address that a page knows; the first value of each wins, cleaned. Others
 * are left out without a word, since mail programs and advertisements add their own.
 *
 * @throws Problem `bad_request` above `LIMITS.parameters`.
 */
export function readQuery(c: Asked, allowed: readonly string[]): Map<string, string> {
  const url = c.req.raw.url
  const start = url.indexOf('?')
  const query = new Map<string, string>()
  if (start < 0) return query
  const text = url.slice(start + 1).split('#')[0] ?? ''
  if (countParts(text) > LIMITS.parameters)
    throw new Problem(
      'bad_request',
      `The address has more than ${LIMITS.parameters} parameters. Leave some out.`,
    )
  for (const [name, value] of new URLSearchParams(text))
    if (allowed.includes(name) && !query.has(name)) query.set(name, cleanText(value))
  return query
}

/** Parts between ampersands, counted before anything is made of them. */
const countParts = (text: string): number => text.split('&').length

/**
 * Reads a body piece by piece and stops at the first byte above `most`.
 *
 * @param tooLarge the problem to throw then; `length` is what the request says, where it does.
 * @throws Problem `bad_request` where the body was cut off.
 */
export async function readBody(
  request: Request,
  most: number,
  tooLarge: (length?: number) => Problem,
): Promise<Uint8Array<ArrayBuffer>> {
  const said = Number(request.headers.get('content-length') ?? 0)
  if (said > most) throw tooLarge(said)
  const pieces: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of request.body ?? []) {
      length += piece.length
      if (length > most) throw tooLarge()
      pieces.push(piece)
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('bad_request', 'The form was cut off on its way. Send it again.', {
      cause: error,
    })
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const piece of pieces) {
    bytes.set(piece, offset)
    offset += piece.length
  }
  return bytes
}

function parseUrlencoded(bytes: Uint8Array): Map<string, string[]> {
  const text = new TextDecoder().decode(bytes)
  if (countParts(text) > LIMITS.formFields) throw tooManyFields()
  return toMap(new URLSearchParams(text))
}

async function parseMultipart(
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
): Promise<Map<string, string[]>> {
  if (!/;\s*boundary=/iu.test(type))
    throw new Problem('bad_request', 'The form does not name its boundary. Send it again.')
  const form = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch((error: unknown) => {
      throw new Problem('bad_request', 'The form cannot be read. Send it again.', { cause: error })
    })
  const fields = [...form].map(([name, value]): [string, string] => {
    if (typeof value === 'string') return [name, value]
    throw new Problem('invalid', `${cleanText(name)} holds a file. Send text here.`, {
      field: cleanText(name),
    })
  })
  if (fields.length > LIMITS.formFields) throw tooManyFields()
  return toMap(fields)
}

const tooManyFields = () =>
  new Problem('too_large', `This form has more than ${LIMITS.formFields} fields. Leave some out.`)

function toMap(fields: Iterable<[string, string]>): Map<string, string[]> {
  const map = new Map<string, string[]>()
  for (const [rawName, rawValue] of fields) {
    const name = cleanText(rawName)
    const values = map.get(name)
    if (values === undefined) map.set(name, [cleanText(rawValue)])
    else values.push(cleanText(rawValue))
  }
  return map
}
