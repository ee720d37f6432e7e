import { z } from 'zod'
import { parseMailbox } from '#src/base/email.ts'
import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'
import type { Rep } from './rep.ts'

/** A column and what else it is called, with spaces between the names. */
const text = (name: string, aliases: string) => ({
  name,
  kind: 'text' as const,
  aliases: aliases.trim().split(/\s+/u),
})

/** What a file of reps holds, and what else its columns are called. */
export const REP_FORM = {
  noun: 'reps',
  keepsOthers: false,
  telling: ['name'],
  required: [['name']],
  fields: [
    text(
      'name',
      `salesagent salesrep salesperson salesrepresentative representative rep repname agent
       fullname owner ownername username user verkaufer vertriebsmitarbeiter commercial vendedor
       venditore`,
    ),
    text('email', 'emailaddress owneremail useremail mail'),
    text('team', 'salesteam teamname group equipe equipo'),
    text('manager', 'salesmanager managername teamlead vorgesetzter'),
    text('office', 'regionaloffice salesoffice officelocation location standort region'),
  ],
}

const nullableName = z.string().min(1).max(LIMITS.nameLength).nullable()

const RepRow = z.strictObject({
  name: z.string().min(1).max(LIMITS.nameLength),
  email: z.string().min(3).max(254).nullable(),
  team: nullableName,
  manager: nullableName,
  office: nullableName,
})

/** A row of such a file, field by field. */
type RepFields = {
  line: (name: string) => string
  name: (name: string) => string | null
  header: (name: string) => string
}

/** @throws Problem `invalid` where the row names nobody, or an address that is none. */
export function readRep(fields: RepFields): Rep {
  const name = fields.name('name')
  if (name === null)
    throw new Problem('invalid', `${fields.header('name')} is blank. Write the rep's name.`, {
      field: 'name',
    })
  const address = fields.line('email')
  const mailbox = address === '' ? null : parseMailbox(address)
  if (mailbox === undefined)
    throw new Problem(
      'invalid',
      `"${address.slice(0, 60)}" in ${fields.header('email')} is no e-mail address. Correct it, or leave it out.`,
      { field: 'email' },
    )
  return RepRow.parse({
    name,
    email: mailbox?.email ?? null,
    team: fields.name('team'),
    manager: fields.name('manager'),
    office: fields.name('office'),
  })
}
