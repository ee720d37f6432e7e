import { Problem } from '#src/base/problem.ts'
import type { Codebook } from '#src/reasons/codebook.ts'
import type { Change } from '#src/reasons/edit/change.ts'
import { isActive } from '#src/reasons/edit/check.ts'
import { toFile } from '#src/reasons/edit/file/file.ts'
import { readCodebook } from '#src/reasons/edit/file/readCodebook.ts'
import { formatCountOf } from '#web/format.ts'
import type { Fields } from './codebookForm.ts'

/** The change that a file brings. @throws Problem `invalid` where there is none. */
export function readFile(fields: Fields): Change {
  const text = fields.get('file')?.[0] ?? fields.get('text')?.[0] ?? ''
  if (text.trim() === '')
    throw new Problem('invalid', 'No file is chosen. Choose one, or paste its text.', {
      field: 'file',
    })
  return { action: 'import', file: toFile(readCodebook(text)) }
}

/** What a file brings, leaves and ends. */
export function compare(before: Codebook, after: Codebook): string[] {
  const known = new Map(before.reasons.map((reason) => [reason.id, reason]))
  const now = after.reasons.filter(isActive)
  const news = now.filter(({ id }) => !known.has(id)).length
  const gone = after.reasons.filter((reason) => {
    const was = known.get(reason.id)
    return was !== undefined && isActive(was) && !isActive(reason)
  })
  const ends = gone.map(({ id }) => id)
  const listed = ends.slice(0, 10).join(', ') + (ends.length > 10 ? ' …' : '')
  return [
    `${formatCountOf(now.length, 'reason')} in use after it, ${news} of them new.`,
    ends.length === 0 ? 'None is retired by it.' : `${ends.length} retired by it: ${listed}.`,
  ]
}
