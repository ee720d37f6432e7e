import { Problem } from '#src/base/problem.ts'
import { cleanText } from '#src/base/text.ts'
import { readBody } from './form.ts'

/** What stands around the file in a form. */
const ENVELOPE = 64 * 1024

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`

/**
 * The fields of a form that may hold a text file, the first value of each that is not empty; a file
 * is read as UTF-8.
 *
 * @param most how large the file may be, in bytes.
 * @throws Problem `too_large` with the sizes, `unsupported` for another body than a form of that
 * kind, `bad_request` where it cannot be read.
 */
export async function readUpload(
  c: { req: { raw: Request } },
  most: number,
): Promise<Map<string, string[]>> {
  const request = c.req.raw
  const type = request.headers.get('content-type') ?? ''
  if (!/^multipart\/form-data\s*;.*boundary=/iu.test(type))
    throw new Problem(
      'unsupported',
      'A form with a file was expected here. Send it as multipart/form-data.',
    )
  const bytes = await readBody(request, most + ENVELOPE, (length) => {
    const said =
      length === undefined
        ? `is larger than ${megabytes(most)}`
        : `has ${megabytes(length)}; ${megabytes(most)} is the most`
    return new Problem('too_large', `This file ${said}. Shorten it.`, { field: 'file' })
  })
  const form = await new Response(bytes, { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw new Problem('bad_request', 'The form cannot be read. Send it again.', { cause })
    })
  const fields = new Map<string, string[]>()
  for (const [name, value] of form) {
    const text = cleanText(typeof value === 'string' ? value : await value.text())
    if (text !== '' && !fields.has(cleanText(name))) fields.set(cleanText(name), [text])
  }
  return fields
}
