import type { Moved } from '#src/reasons/edit/preview.ts'
import type { NameOf } from './codebookWords.ts'
import { formatCount } from './format.ts'
import { KIND_WORDS } from './kinds.ts'

const place = (one: number | null): string => (one === null ? '–' : String(one))

type MovedProps = { moved: readonly Moved[]; hasKinds: boolean; nameOf: NameOf }

/** How many answers each reason has and its place, before and after. */
export const MovedTable = ({ moved, hasKinds, nameOf }: MovedProps) => (
  <div class="scroll">
    <table class="letters moved num">
      <thead>
        <tr>
          <th scope="col">Reason</th>
          <th scope="col">Answers</th>
          <th scope="col">Place</th>
        </tr>
      </thead>
      <tbody>
        {moved.map((one) => (
          <tr>
            <th scope="row" dir="auto">
              {nameOf(one.reasonId)}{' '}
              {hasKinds && <span class="tag">{KIND_WORDS[one.kind].tab}</span>}
            </th>
            <td>
              {one.before === one.after ? (
                formatCount(one.after)
              ) : (
                <>
                  {formatCount(one.before)} → <b>{formatCount(one.after)}</b>
                </>
              )}
            </td>
            <td>
              {one.placeBefore === one.placeAfter ? (
                place(one.placeAfter)
              ) : (
                <>
                  {place(one.placeBefore)} → <b>{place(one.placeAfter)}</b>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
