/** Limits on what comes from outside. Sizes in bytes unless the name says otherwise. */
export const LIMITS = {
  /** The body of a survey answer or of a form. */
  formBytes: 256 * 1024,
  /** Fields in a form. */
  formFields: 200,
  /** Free text in one question, in graphemes. */
  verbatimGraphemes: 20_000,
  /** Names of accounts, reps, products and the like, in UTF-16 units. */
  nameLength: 255,
  /** The address of a page, with its query. */
  addressBytes: 8 * 1024,
  /** Parameters in a query. */
  parameters: 100,
  /** A CSV file. */
  fileBytes: 200 * 1024 * 1024,
  fileRows: 2_000_000,
  fileColumns: 500,
  cellBytes: 64 * 1024,
} as const
