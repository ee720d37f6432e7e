import type { ToldEntry } from '#src/reasons/edit/change.ts'
import type { Member } from './codebookNotes.tsx'
import { LANGUAGE_NAMES, type NameOf, sayChange } from './codebookWords.ts'
import { formatMoment } from './format.ts'
import { Layout } from './layout.tsx'
import { type Values, type FormProps, Again } from './codebookAgain.tsx'

export type StalePageProps = {
  member: Member
  timeZone: string
  since: readonly ToldEntry[]
  nameOf: NameOf
  /** The change that was asked for; null where it can no longer be read. */
  change: string | null
  /** The form as it came, with the version that there is now. */
  form: FormProps
}

/** Somebody else was faster: what they did, and the form as it was, to go on with. */
export const StalePage = ({ member, timeZone, since, nameOf, change, form }: StalePageProps) => (
  <Layout
    title="The codebook was changed · Because"
    current="codebook"
    member={member}
    company={member.company}
  >
    <div class="head sheet">
      <div>
        <h1>The codebook was changed since you looked</h1>
        <p class="quiet">Nothing of yours is lost, and nothing is done yet.</p>
      </div>
    </div>
    <div class="stack sheet">
      <section class="card" aria-labelledby="since-h">
        <header>
          <h2 id="since-h">Changed meanwhile</h2>
        </header>
        <div class="body">
          <dl class="log">
            {since.map((entry) => (
              <>
                <dt class="num">{entry.version}</dt>
                <dd dir="auto">
                  {sayChange(entry.change, nameOf)}.{' '}
                  <span class="faint num">
                    {entry.by ?? 'Because'}, {formatMoment(entry.at.toISOString(), timeZone)}
                  </span>
                </dd>
              </>
            ))}
          </dl>
        </div>
      </section>
      <section class="card" aria-labelledby="yours-h">
        <header>
          <h2 id="yours-h">What you wanted</h2>
        </header>
        <div class="body stack tight">
          {change !== null && <p dir="auto">{change}.</p>}
          {!form.isFile && <Typed values={form.values} />}
          <div class="row">
            <Again {...form} label="See what it changes now" />
            <a class="btn plain" href="/codebook">
              Leave it
            </a>
          </div>
        </div>
      </section>
    </div>
  </Layout>
)

const QUIET = new Set(['action', 'version', 'confirm', 'id', 'of', 'language'])

const FIELDS: Record<string, string> = {
  label: 'Label',
  definition: 'What it means',
  cues: 'Cues',
  counterCues: 'Counter-cues',
  negatedIs: 'Cues that count when denied',
  into: 'Merge into',
  theme: 'Theme',
  kind: 'Kind',
}

/** A field by what stands beside it: `label.de` and `cues2` are of a language and of a part. */
function sayField(name: string): string {
  const [, stem = '', rest = ''] = /^([A-Za-z]+)\.?(.*)$/u.exec(name) ?? []
  const language = LANGUAGE_NAMES[rest] ?? rest
  return [FIELDS[stem] ?? stem, language].filter((part) => part !== '').join(', ')
}

/** What was typed, to be read and copied. */
const Typed = ({ values }: { values: Values }) => (
  <dl class="log">
    {values
      .filter(([name, value]) => !QUIET.has(name) && value.trim() !== '')
      .map(([name, value]) => (
        <>
          <dt>{sayField(name)}</dt>
          <dd class="typed" dir="auto">
            {value}
          </dd>
        </>
      ))}
  </dl>
)
