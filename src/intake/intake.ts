import { shorten } from '#src/base/text.ts'
import { z } from 'zod'
import { Problem } from '#src/base/problem.ts'
import { type DateOrder, parseDateOrder } from './date.ts'
import type { Decimal } from './amount.ts'

/** How a foreign CSV reads; every key may be left out. */
const MapFile = z.strictObject({
  /** Our field, and the header of the column that it is read from. */
  columns: z.record(z.string(), z.string().min(1)).default({}),
  /** Our field, and what it is where the row has no value of its own. */
  constants: z.record(z.string(), z.string()).default({}),
  /** Our field, and what their values mean in our words. */
  values: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  /** Their header, and the values of the rows to take; the others are skipped. */
  only: z.record(z.string(), z.array(z.string()).min(1)).default({}),
  dates: z.string().optional(),
  decimal: z.enum(['.', ',']).optional(),
})

/** A map as read: which column is which field, and how its texts read. */
export type ColumnMap = {
  columns: Record<string, string>
  constants: Record<string, string>
  values: Record<string, Record<string, string>>
  only: Record<string, string[]>
  dates: DateOrder | undefined
  decimal: Decimal | undefined
}

/** The map that says nothing: headers are known by their names alone. */
export const NO_MAP: ColumnMap = {
  columns: {},
  constants: {},
  values: {},
  only: {},
  dates: undefined,
  decimal: undefined,
}

/**
 * Reads a map file.
 *
 * @throws Problem `invalid` naming the key that is not known or does not fit, or where it is no JSON.
 */
export function parseMap(text: string): ColumnMap {
  const result = MapFile.safeParse(parseJson(text))
  if (result.success) {
    const { dates, decimal, ...rest } = result.data
    return { ...rest, decimal, dates: dates === undefined ? undefined : parseDateOrder(dates) }
  }
  const [issue] = result.error.issues
  if (issue?.code === 'unrecognized_keys')
    throw problem(
      issue.keys[0],
      `has a key "${shorten(issue.keys[0] ?? '')}" that is not known. Known are ${Object.keys(MapFile.shape).join(', ')}.`,
    )
  const place = issue?.path.join('.') ?? ''
  throw problem(
    place,
    `cannot be read${place === '' ? '' : ` at "${shorten(place)}"`}: ${issue?.message ?? ''}. See because import --help for how one is written.`,
  )
}

const problem = (field: string | undefined, message: string): Problem =>
  new Problem('invalid', `The map file ${message}`, { field: field ?? 'map' })

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, ''), refuseProto)
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(
      'invalid',
      `The map file is no JSON: ${error instanceof Error ? error.message : ''}.`,
      { field: 'map', cause: error },
    )
  }
}

/** A record cannot hold this key, so it would be left out without a word. */
function refuseProto(key: string, value: unknown): unknown {
  if (key === '__proto__') throw problem(key, 'has a key "__proto__". Rename it.')
  return value
}
