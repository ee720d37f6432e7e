import type { ToldEntry } from '#src/reasons/edit/change.ts'
import { Done, type Member, Undo, Waiting } from './codebookNotes.tsx'
import { type NameOf, sayChange } from './codebookWords.ts'
import { formatCountOf, formatMoment } from './format.ts'
import { Layout } from './layout.tsx'

type TableProps = {
  /** The last change first. */
  entries: readonly ToldEntry[]
  undone: ReadonlySet<number>
  /** The last version there is. */
  version: number
  timeZone: string
  nameOf: NameOf
}

const canUndo = ({ change }: ToldEntry): boolean => change.action !== 'start'

/** Changes of the codebook: who made them, when, and the way back from each. */
export const LogTable = ({ entries, undone, version, timeZone, nameOf }: TableProps) => (
  <div class="scroll">
    <table class="letters changes">
      <thead>
        <tr>
          <th scope="col">Version</th>
          <th scope="col">What</th>
          <th scope="col" class="who">
            Who and when
          </th>
          <th scope="col">
            <span class="sr">Undo</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr>
            <th scope="row" class="num" id={`v${entry.version}`}>
              {entry.version}
            </th>
            <td dir="auto">
              {sayChange(entry.change, nameOf)}.{' '}
              {undone.has(entry.version) && <span class="tag">undone</span>}
            </td>
            <td class="who">
              {entry.by ?? 'Because'}
              <br />
              <span class="faint num">{formatMoment(entry.at.toISOString(), timeZone)}</span>
            </td>
            <td>
              {canUndo(entry) && !undone.has(entry.version) && (
                <Undo of={entry.version} version={version} label="Undo" />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

export type LogPageProps = TableProps & {
  member: Member
  waiting: number
  done: ToldEntry | undefined
  /** How many changes there are, and where those after these begin. */
  total: number
  older: number | null
}

/** Every change there ever was, the last one first. */
export const LogPage = (props: LogPageProps) => {
  const { member, total, older, done, waiting, version, nameOf } = props
  return (
    <Layout
      title="Changes of the codebook · Because"
      current="codebook"
      member={member}
      company={member.company}
    >
      <div class="head">
        <div>
          <p class="small">
            <a href="/codebook">Codebook</a>
          </p>
          <h1>{formatCountOf(total, 'change')}, each with a way back</h1>
          <p class="quiet">
            The codebook is what these come to, one after the other. Undoing one leaves it out and
            keeps the rest.
          </p>
        </div>
      </div>
      <Done entry={done} nameOf={nameOf} />
      <Waiting waiting={waiting} version={version} />
      <section class="card" aria-label="Changes">
        {props.entries.length === 0 ? (
          <div class="empty">
            <p>
              Every change of the codebook will be here. So far it is the one that comes with
              Because.
            </p>
            <a class="btn" href="/codebook">
              See the reasons
            </a>
          </div>
        ) : (
          <LogTable {...props} />
        )}
        {older !== null && (
          <div class="foot">
            <a href={`/codebook/log?before=${older}`}>Older changes</a>
          </div>
        )}
      </section>
    </Layout>
  )
}
