import { nameKey } from '#src/base/text.ts'

/** A seller as a file names them. What is null there is not known there, and stays as it is. */
export type Rep = {
  name: string
  email: string | null
  team: string | null
  manager: string | null
  office: string | null
}

/** A rep of the workspace. */
export type KnownRep = Rep & { id: string; key: string }

/** What a rep is known by: the name in lower case, so that two spellings are one rep. */
export const repKey = (name: string): string => nameKey(name)

/** What is known of a rep after a file has been read: its values, and the old ones where it has none. */
export const mergeRep = (before: Rep | undefined, file: Rep): Rep => ({
  name: file.name,
  email: file.email ?? before?.email ?? null,
  team: file.team ?? before?.team ?? null,
  manager: file.manager ?? before?.manager ?? null,
  office: file.office ?? before?.office ?? null,
})

/** True where the two say the same. */
export const isSameRep = (a: Rep | undefined, b: Rep): boolean =>
  a !== undefined &&
  a.name === b.name &&
  a.email === b.email &&
  a.team === b.team &&
  a.manager === b.manager &&
  a.office === b.office
