import { shorten } from '#src/base/text.ts'
import { parseMailbox } from '#src/base/email.ts'
import { currencyCode } from '#src/base/money.ts'
import { Problem } from '#src/base/problem.ts'
import { type Fields } from '#src/intake/fields.ts'
import type { Notices } from '#src/intake/notices.ts'
import type { Dimensions } from './deal.ts'

/** What a row is read with, besides its own cells. */
export type RowContext = {
  line: number
  notices: Notices
  /** Taken where an amount names no currency; the workspace's. */
  currency: string
}

/**
 * Reads what deals, decisions and answers have in common.
 *
 * @throws Problem `invalid` naming the column of an address, amount, currency or date that cannot
 * be used, with what to do about it.
 */
export function readDimensions(fields: Fields, context: RowContext): Dimensions {
  const { name } = fields
  const contactEmail = readContactEmail(fields, context)
  const full = [name('contactFirstName'), name('contactLastName')].filter((part) => part !== null)
  return {
    account: name('account'),
    contactEmail,
    contactName: name('contactName') ?? (full.length > 0 ? full.join(' ') : null),
    rep: name('rep'),
    team: name('team'),
    product: name('product'),
    ...readMoney(fields, context),
    decidedOn: fields.day('decidedOn'),
    crmReason: fields.words('crmReason').trim() || null,
    competitor: name('competitor'),
    source: name('source'),
    campaign: name('campaign'),
    keyword: name('keyword'),
    segment: name('segment'),
    region: name('region'),
  }
}

function readContactEmail(fields: Fields, { line, notices }: RowContext): string | null {
  const text = fields.line('contactEmail')
  if (text === '') return null
  const mailbox = parseMailbox(text)
  if (mailbox === undefined)
    throw new Problem(
      'invalid',
      `"${shorten(text)}" in ${fields.header('contactEmail')} is no e-mail address that we can write to. Correct it, or empty the cell: then the row is taken and nobody is asked.`,
      { field: 'contactEmail' },
    )
  if (mailbox.hasOthers)
    notices.add(
      `${fields.header('contactEmail')} names several addresses; the first is asked`,
      line,
    )
  return mailbox.email
}

type Money = { amountCents: number | null; currency: string | null }

function readMoney(fields: Fields, { line, notices, currency }: RowContext): Money {
  const text = fields.line('currency')
  const named = text === '' ? null : currencyCode(text)
  if (named === undefined)
    throw new Problem(
      'invalid',
      `"${shorten(text)}" in ${fields.header('currency')} is no currency. Write its three letters, such as EUR.`,
      { field: 'currency' },
    )
  const amount = fields.amount('amount')
  if (amount === null) return { amountCents: null, currency: named }
  const units = amount.currencies
  if (named !== null && units.length > 0 && !units.includes(named))
    throw new Problem(
      'invalid',
      `${fields.header('amount')} is in ${units[0]}, but ${fields.header('currency')} says ${named}. Correct one of them.`,
      { field: 'currency' },
    )
  if (amount.isRounded)
    notices.add(`${fields.header('amount')} had parts of a cent and was rounded`, line)
  const assumed = units.length === 0 || units.includes(currency) ? currency : (units[0] ?? currency)
  if (named === null && units.length === 0)
    notices.add(`${fields.header('amount')} names no currency; ${assumed} was taken`, line)
  return { amountCents: amount.cents, currency: named ?? assumed }
}
