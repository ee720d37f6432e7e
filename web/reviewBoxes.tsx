import { formatPercent } from './format.ts'
import { likelihoodWord } from './reviewWords.tsx'
import type { Line } from './reviewLines.ts'

/** One reason to tick. */
export const Box = ({ line }: { line: Line }) => (
  <label class="pick" title={line.definition}>
    <input
      type="checkbox"
      name="reasons"
      value={line.id}
      checked={line.isTicked}
      data-key={line.number ?? undefined}
    />
    <span class="digit num" aria-hidden="true">
      {line.number ?? ''}
    </span>
    <span dir="auto">{line.label}</span>
    {line.probability !== null && (
      <span class="likely num">
        {formatPercent(line.probability)} <span>{likelihoodWord(line.probability)}</span>
      </span>
    )}
    {line.probability === null && line.isPicked && <span class="likely">ticked by them</span>}
  </label>
)

/** The reasons that were not thought of, by theme. */
export const Others = ({ lines, isAll }: { lines: readonly Line[]; isAll: boolean }) => (
  <fieldset class="others">
    <legend class="small faint">{isAll ? 'Reasons' : 'Other reasons'}</legend>
    <div class="themes">
      {[...Map.groupBy(lines, ({ theme }) => theme)].map(([theme, some]) => (
        <div class="theme">
          <p class="tiny faint">{theme === '' ? 'Others' : themeName(theme)}</p>
          {some.map((line) => (
            <Box line={line} />
          ))}
        </div>
      ))}
    </div>
  </fieldset>
)

/** `PRICE` as it reads on a page. */
const themeName = (theme: string): string =>
  theme.slice(0, 1).toUpperCase() + theme.slice(1).toLowerCase()
