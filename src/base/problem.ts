/** What can go wrong that its caller can mend. Anything else that is thrown is a bug of ours. */
export const PROBLEM_CODES = [
  'bad_request',
  'signed_out',
  'forbidden',
  'not_found',
  'conflict',
  'gone',
  'too_large',
  'unsupported',
  'invalid',
  'too_many',
  'busy',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/**
 * A failure that belongs to the caller: a code from a closed set and a sentence that says what was
 * wrong and what to do. `field` names the part of the input that it is about, where there is one.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly field: string | undefined

  constructor(
    code: ProblemCode,
    message: string,
    options: { field?: string; cause?: unknown } = {},
  ) {
    // It may quote what was sent, and a terminal obeys control characters.
    super(message.replace(/[^\P{Cc}\n]/gu, ' '), { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.field = options.field
  }
}
