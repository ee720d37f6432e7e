import type { RepCell, RepRow, RepTable } from '#src/reports/repCard.ts'
import { KIND_WORDS } from './kinds.ts'
import { formatCount, formatMoney, formatPercent, formatRatio } from './format.ts'

/** The cell that is open below the table. */
export type Picked = { rep: string; reason: string }

export type HeatProps = {
  table: RepTable
  picked: Picked | null
  /** The address of the page with this cell open. */
  href: (cell: Picked) => string
}

const ratioWords = ({ ratio }: RepCell): string =>
  ratio === null ? '' : `, ${formatRatio(ratio)} times the team’s share`

/** From how many times the team's share (or less than one over it) each strength of color begins. */
const STEPS = [1.15, 1.55, 1.85] as const

/**
 * One of seven classes by the ratio to the team's share: `m3` (half as often) … `m1`, none, `p1` …
 * `p3` (twice as often), the other way round where a reason is good news. The strongest is kept for differences that are unlikely to be chance, and
 * those have one at least.
 */
export function heatClass({ ratio, isSure, direction }: RepCell, isGood: boolean): string {
  if (direction === null) return ''
  const times = ratio === null || ratio === 0 ? Infinity : Math.max(ratio, 1 / ratio)
  const strength = STEPS.filter((step) => times >= step).length
  const shown = isSure ? Math.max(1, strength) : Math.min(2, strength)
  const isOrange = (direction === 'more') !== isGood
  return shown === 0 ? '' : `${isOrange ? 'p' : 'm'}${shown}`
}

const Cell = ({ cell, row, table, picked, href }: HeatProps & { cell: RepCell; row: RepRow }) => {
  const isPicked = picked?.rep === row.name && picked.reason === cell.reasonId
  const current = isPicked ? 'true' : undefined
  const link = `${href({ rep: row.name, reason: cell.reasonId })}#cell`
  const counts = ` ${formatCount(cell.respondents)} of ${formatCount(row.base)}`
  if (row.isFew || cell.share === null)
    return (
      <td>
        <a class="cell few" href={link} aria-current={current}>
          <b>{formatCount(cell.respondents)}</b>
          <span class="sr"> of {formatCount(row.base)}: too few to compare</span>
        </a>
      </td>
    )
  return (
    <td>
      <a
        class={`cell ${heatClass(cell, KIND_WORDS[table.kind].tone === 'won')}${cell.isSure ? ' sure' : ''}`}
        href={link}
        aria-current={current}
      >
        <b>{formatPercent(cell.share)}</b>
        {cell.isSure && <i aria-hidden="true">{cell.direction === 'less' ? '▼' : '▲'}</i>}
        <span class="sr">
          {counts}
          {ratioWords(cell)}
          {cell.isSure && ', unlikely to be chance'}
        </span>
      </a>
    </td>
  )
}

const labelOf = (table: RepTable, reasonId: string): string =>
  table.reasons.find(({ id }) => id === reasonId)?.label ?? reasonId

const Row = ({ row, hasCost, ...heat }: HeatProps & { row: RepRow; hasCost: boolean }) => (
  <tr>
    <th scope="row" dir="auto">
      {row.name}
    </th>
    <td class="n num">{formatCount(row.base)}</td>
    <td class="n num">{row.winRate === null ? '–' : formatPercent(row.winRate)}</td>
    {row.cells.map((cell) => (
      <Cell {...heat} row={row} cell={cell} />
    ))}
    {hasCost && (
      <td class="cost num">
        {row.costliest === null ? (
          <span class="faint">{row.isFew ? 'too few' : '–'}</span>
        ) : (
          <span>
            <b>{formatMoney(row.costliest.valueCents, heat.table.currency)}</b>{' '}
            {labelOf(heat.table, row.costliest.reasonId)}
          </span>
        )}
      </td>
    )}
  </tr>
)

/** Everyone whose figures are withheld, in one line, so that none can be worked out by subtraction. */
const Withheld = ({ row, columns }: { row: RepRow; columns: number }) => (
  <tr class="withheld">
    <th scope="row">{row.name}</th>
    <td class="n num" />
    <td class="n num" />
    <td class="small quiet" colspan={columns}>
      Fewer than five answers each, or from fewer than three companies: hidden.
    </td>
  </tr>
)

const HeadRow = ({ table, hasCost }: { table: RepTable; hasCost: boolean }) => (
  <thead>
    <tr>
      <th scope="col">Sales person</th>
      <th scope="col" class="n">
        Answers
      </th>
      <th scope="col" class="n">
        Win rate
      </th>
      {table.reasons.map((reason) => (
        <th scope="col" class="mid">
          {reason.label}
        </th>
      ))}
      {hasCost && (
        <th scope="col" class="cost">
          {table.kind === 'bought' ? 'Reason worth most' : 'Costliest reason'}
        </th>
      )}
    </tr>
  </thead>
)

const TeamRow = ({ table, hasCost }: { table: RepTable; hasCost: boolean }) => (
  <tr class="team">
    <th scope="row">Whole team</th>
    <td class="n num">{formatCount(table.team.base)}</td>
    <td class="n num">{table.team.winRate === null ? '–' : formatPercent(table.team.winRate)}</td>
    {table.team.shares.map(({ share }) => (
      <td class="mid num">{formatPercent(share)}</td>
    ))}
    {hasCost && <td class="cost" />}
  </tr>
)

/** Sales people by reasons: each cell opens the words behind it. */
export const HeatMap = (heat: HeatProps) => {
  const { table } = heat
  const hasCost = table.reps.some(({ costliest }) => costliest !== null)
  return (
    <div class="scroll" tabindex={0} role="region" aria-label="Table, scrolls sideways">
      <table class="heat" id="heat">
        <HeadRow table={table} hasCost={hasCost} />
        <tbody>
          <TeamRow table={table} hasCost={hasCost} />
          {table.reps.map((row) =>
            row.isSuppressed ? (
              <Withheld row={row} columns={table.reasons.length + (hasCost ? 1 : 0)} />
            ) : (
              <Row {...heat} row={row} hasCost={hasCost} />
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}
