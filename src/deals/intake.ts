import { shorten } from '#src/base/text.ts'
import { z } from 'zod'
import { LIMITS } from '#src/base/limits.ts'
import { CENTS_MAX } from '#src/base/money.ts'
import { Problem } from '#src/base/problem.ts'
import { OUTCOMES, type Outcome } from '#src/base/words.ts'
import { type Fields } from '#src/intake/fields.ts'
import { type Deal, crmIdOf, makeCrmId } from './deal.ts'
import { type RowContext, readDimensions } from './dimensions.ts'
import { readFlag, standingOf, standingOfFlags } from './outcome.ts'

const name = z.string().min(1).max(LIMITS.nameLength).nullable()

/** The shape and limits of what deals, decisions and answers have in common. */
export const DIMENSION_SHAPE = {
  account: name,
  contactEmail: z.string().min(3).max(254).nullable(),
  contactName: z
    .string()
    .max(LIMITS.nameLength * 2 + 1)
    .nullable(),
  rep: name,
  team: name,
  product: name,
  amountCents: z.int().min(-CENTS_MAX).max(CENTS_MAX).nullable(),
  currency: z.string().length(3).nullable(),
  decidedOn: z.iso.date().nullable(),
  crmReason: z.string().min(1).max(LIMITS.cellBytes).nullable(),
  competitor: name,
  source: name,
  campaign: name,
  keyword: name,
  segment: name,
  region: name,
}

/** One deal as read from a file. */
const DealRow: z.ZodType<Deal> = z.strictObject({
  ...DIMENSION_SHAPE,
  crmId: z.string().min(1).max(LIMITS.nameLength),
  outcome: z.enum(OUTCOMES).nullable(),
  openedOn: z.iso.date().nullable(),
  updatedAt: z.iso.datetime().nullable(),
  attributes: z.array(
    z.tuple([z.string().max(LIMITS.nameLength), z.string().max(LIMITS.nameLength)]),
  ),
})

/**
 * The row, as its schema gives it.
 *
 * @throws Problem `invalid` naming the field that is outside its limits.
 */
export function checkRow<Row>(schema: z.ZodType<Row>, row: unknown): Row {
  const result = schema.safeParse(row)
  if (result.success) return result.data
  const field = result.error.issues[0]?.path.join('.') ?? 'row'
  throw new Problem('invalid', `${field} is outside its limits. Shorten or correct it.`, { field })
}

/**
 * Reads one row of a file of deals.
 *
 * @param hasIds false where the file has no column of ids: then a deal is known by account, name
 * and close date.
 * @throws Problem `invalid` naming the column and what to do, where the id or outcome is missing, or
 * a cell cannot be read.
 */
export function readDeal(fields: Fields, context: RowContext & { hasIds: boolean }): Deal {
  const dimensions = readDimensions(fields, context)
  const dealName = fields.name('dealName')
  const outcome = readOutcome(fields, { ...context, isClosed: dimensions.decidedOn !== null })
  const { contactEmail, contactName, rep, team } = dimensions
  // What has no place of its own without a contact or a rep is not lost.
  const kept: [string, string | null][] = [
    ['dealName', dealName],
    ['contactName', contactEmail === null ? contactName : null],
    ['team', rep === null ? team : null],
  ]
  const attributes = kept.flatMap(([key, value]): [string, string][] =>
    value === null ? [] : [[key, value.slice(0, LIMITS.nameLength).toWellFormed()]],
  )
  return checkRow(DealRow, {
    ...dimensions,
    crmId: readId(fields, {
      hasIds: context.hasIds,
      parts: [dimensions.account, dealName, dimensions.decidedOn],
    }),
    outcome,
    // An open deal's close date is a forecast.
    decidedOn: outcome === null ? null : dimensions.decidedOn,
    openedOn: fields.day('openedOn'),
    updatedAt: fields.time('updatedAt')?.toISOString() ?? null,
    attributes: [...attributes, ...fields.attributes()],
  })
}

function readId(
  fields: Fields,
  { hasIds, parts }: { hasIds: boolean; parts: [string | null, string | null, string | null] },
): string {
  const [account, dealName] = parts
  if (!hasIds && (account !== null || dealName !== null)) return makeCrmId(parts)
  const id = hasIds ? fields.line('id') : ''
  if (id === '')
    throw new Problem(
      'invalid',
      hasIds
        ? `${fields.header('id')} is blank. Every deal needs the id that it has in the CRM.`
        : 'The row has no id, and neither an account nor a deal name to know it by.',
      { field: 'id' },
    )
  if (id.length > LIMITS.nameLength)
    throw new Problem(
      'invalid',
      `The id in ${fields.header('id')} is longer than ${LIMITS.nameLength} characters. Is this the column of the ids?`,
      { field: 'id' },
    )
  return crmIdOf(id)
}

function readOutcome(
  fields: Fields,
  { isClosed, notices, line }: RowContext & { isClosed: boolean },
): Outcome | null {
  const stage = fields.line('outcome')
  const standing =
    standingOf(stage) ??
    standingOfFlags({
      isWon: readFlag(fields.line('isWon')),
      isLost: readFlag(fields.line('isLost')),
      isClosed: readFlag(fields.line('isClosed')),
    })
  if (standing !== undefined) return standing === 'open' ? null : standing
  const header = fields.header('outcome')
  if (stage === '')
    throw new Problem('invalid', `${header} is blank. Write won, lost, no_decision or open.`, {
      field: 'outcome',
    })
  if (isClosed)
    throw new Problem(
      'invalid',
      `"${shorten(stage)}" in ${header} is no outcome that we know. Say in the map what it means: {"values": {"outcome": {${JSON.stringify(shorten(stage))}: "lost"}}}, or "won", "no_decision", "churned", "open".`,
      { field: 'outcome' },
    )
  notices.add(
    `"${shorten(stage)}" in ${header} is no end that we know; without a close date such a deal is open`,
    line,
  )
  return null
}
