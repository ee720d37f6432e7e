import { LIMITS } from '#src/base/limits.ts'
import { Problem } from '#src/base/problem.ts'
import { cleanLine, isBlank } from '#src/base/text.ts'

/** Someone of our own side who signs in, in one workspace. */
export type Member = {
  workspaceId: string
  /** The workspace's name. */
  company: string
  id: string
  email: string
  name: string
  role: 'owner' | 'member'
  createdAt: Date
}

/** The longest address that mail can carry (RFC 5321). */
const EMAIL_MAX = 254

/** One plain address with a public domain; quoted and non-ASCII local parts are left out. */
const EMAIL =
  /^[a-z0-9_'+-](?:\.?[a-z0-9_'+-])*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$/u

/**
 * A member's e-mail address as it is kept: trimmed, in lower case.
 *
 * @throws Problem `invalid` where it is not one address.
 */
export function memberEmail(text: string): string {
  const email = cleanLine(text).toLowerCase()
  if (email.length <= EMAIL_MAX && EMAIL.test(email)) return email
  throw new Problem('invalid', 'Write one e-mail address, such as amara@example.com.', {
    field: 'email',
  })
}

/** What a member is called until they say so: the address before the @, as words. */
export function nameFromEmail(email: string): string {
  const words = email
    .slice(0, email.indexOf('@'))
    .split(/[._+-]+/u)
    .filter((word) => word !== '')
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ') || email
}

/**
 * A member's name as it is kept.
 *
 * @throws Problem `invalid` where it is blank or too long.
 */
export function memberName(text: string): string {
  const name = cleanLine(text)
  if (!isBlank(name) && name.length <= LIMITS.nameLength) return name
  throw new Problem('invalid', `Write a name of up to ${LIMITS.nameLength} characters.`, {
    field: 'name',
  })
}
