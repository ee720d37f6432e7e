import { findPersonal } from '../personal/find.ts'
import { maskPersonal, personalShare } from '../personal/mask.ts'
import type { Member } from './read.ts'

/** What somebody wrote, with what is personal in it masked, and the place that is like the others'. */
export type Excerpt = {
  answerId: string
  text: string
  /** A language tag, or null where it is unknown. */
  language: string | null
  span: [from: number, to: number]
}

/** Of a longer text so much is shown on either side of the place. */
const AROUND = 160
/** Of a text that is personal for more than this share nothing is left to read. */
const PERSONAL_MOST = 0.5

/** The first few texts that say something different, masked. @param names reps and members. */
export function excerpts(
  members: readonly Member[],
  { names, most }: { names: readonly string[]; most: number },
): Excerpt[] {
  const chosen = new Map<string, Excerpt>()
  for (const member of members) {
    if (chosen.size >= most) break
    const one = excerptOf(member, names)
    if (one !== undefined && !chosen.has(one.text)) chosen.set(one.text, one)
  }
  return [...chosen.values()]
}

function excerptOf(member: Member, names: readonly string[]): Excerpt | undefined {
  const { answerId, text, language, unnamedAccount, unnamedContact } = member
  const found = findPersonal(text, {
    names: unnamedContact === null ? names : [...names, unnamedContact],
    companies: unnamedAccount === null ? [] : [unnamedAccount],
  })
  if (personalShare(text, found) > PERSONAL_MOST) return undefined
  const masked = maskPersonal(text, found)
  return { answerId, language, ...cut(masked.text, masked.moveSpan(member.span)) }
}

/** The text around a place, cut between words where it is long. */
function cut(text: string, [from, to]: [number, number]): Pick<Excerpt, 'text' | 'span'> {
  const before = text.lastIndexOf(' ', from - AROUND)
  const start = before > 0 ? before + 1 : 0
  const after = text.indexOf(' ', to + AROUND)
  const end = after > 0 ? after : text.length
  const [head, tail] = [start > 0 ? '… ' : '', end < text.length ? ' …' : '']
  const shift = head.length - start
  const shown = `${head}${text.slice(start, end)}${tail}`
  return { text: shown, span: [from + shift, Math.min(to, end) + shift] }
}
