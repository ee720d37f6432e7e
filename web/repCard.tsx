import { SLUGS } from '#src/base/words.ts'
import { FLOOR } from '#src/rankings/suppress.ts'
import type { Quote } from '#src/reports/quote.ts'
import type { RepCell, RepRow, RepTable } from '#src/reports/repCard.ts'
import { address, type Selection, selectionParameters } from './address.ts'
import { formatCount, formatOneIn, formatPercentRange, formatRatio } from './format.ts'
import type { Picked } from './heat.tsx'
import { KIND_WORDS } from './kinds.ts'
import { QuoteBlock } from './quote.tsx'

const Times = ({ cell, isGood }: { cell: RepCell; isGood: boolean }) => {
  if (cell.ratio === null) return null
  const isUp = cell.direction === 'more'
  const look = cell.isSure ? (isUp === isGood ? 'ok' : 'up') : ''
  return <span class={`tag num ${look}`}>{formatRatio(cell.ratio)} × the team</span>
}

const Sentence = ({ table, row, cell }: { table: RepTable; row: RepRow; cell: RepCell }) => {
  const team = table.team.shares.find(({ reasonId }) => reasonId === cell.reasonId)
  return (
    <p class="num">
      <b>
        {formatCount(cell.respondents)} of {formatCount(row.base)}
      </b>{' '}
      {KIND_WORDS[table.kind].people} named it
      {team !== undefined && `; across the team it is ${formatOneIn(team.share)}`}.
      {cell.low !== null &&
        cell.high !== null &&
        ` Likely range ${formatPercentRange(cell.low, cell.high)}.`}
      {cell.share === null && ' Fewer than ten answers: too few to compare.'}
      {cell.share !== null && !cell.isSure && ' The difference may well be chance.'}
    </p>
  )
}

const Words = ({ cell, quotes }: { cell: RepCell; quotes: readonly Quote[] }) => {
  if (cell.respondents < FLOOR.people || quotes.length === 0)
    return (
      <p class="note">
        {cell.respondents < FLOOR.people
          ? 'Words show once five people of three companies say so: with fewer, a reader could guess who wrote them.'
          : 'No words to show: people picked this without writing more, or those who wrote come from fewer than three companies.'}
      </p>
    )
  return (
    <>
      {quotes.map((quote) => (
        <QuoteBlock quote={quote} />
      ))}
    </>
  )
}

/** The open cell in words: how many, against the team, how sure, and what the buyers said. */
export const RepCard = ({
  table,
  picked,
  quotes,
  selection,
}: {
  table: RepTable
  picked: Picked
  quotes: readonly Quote[]
  selection: Selection
}) => {
  const row = table.reps.find(({ name, isSuppressed }) => name === picked.rep && !isSuppressed)
  const cell = row?.cells.find(({ reasonId }) => reasonId === picked.reason)
  const reason = table.reasons.find(({ id }) => id === picked.reason)
  if (row === undefined || cell === undefined || reason === undefined) return null
  const filters = { ...selection.filters, rep: row.name }
  return (
    <section class="card rep-card" id="cell" aria-labelledby="cell-h">
      <header>
        <h2 id="cell-h">
          <bdi>{row.name}</bdi> · {reason.label}
        </h2>
        {cell.share !== null && (
          <Times cell={cell} isGood={KIND_WORDS[table.kind].tone === 'won'} />
        )}
      </header>
      <div class="body stack">
        <Sentence table={table} row={row} cell={cell} />
        <Words cell={cell} quotes={quotes} />
        <p class="small">
          <a
            href={address(
              `/lists/${SLUGS[table.kind]}`,
              selectionParameters({ ...selection, filters }),
            )}
          >
            The whole list for <bdi>{row.name}</bdi>
          </a>
        </p>
      </div>
    </section>
  )
}
