import { type Agreement, FEW } from '#src/reasons/agreement/agreement.ts'
import type { Agreements } from '#src/reasons/agreement/query.ts'
import { formatCount, formatCountOf } from './format.ts'
import { Layout } from './layout.tsx'

export type AgreementPageProps = {
  member: { name: string; email: string }
  company: string
  agreements: Agreements
}

const decimals = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
})

/** A kappa to two places; a true minus where it is below nothing. */
const formatKappa = (kappa: number): string => decimals.format(kappa).replace('-', '−')

/** What a kappa means for somebody who never heard of it. */
function kappaWord(kappa: number): string {
  if (kappa >= 0.8) return 'very good'
  if (kappa >= 0.6) return 'good'
  return kappa >= 0.4 ? 'moderate' : 'poor'
}

const Kappa = ({ kappa, count }: { kappa: number | null; count: number }) =>
  count < FEW || kappa === null ? (
    <span class="faint">too few</span>
  ) : (
    <>
      <b>{formatKappa(kappa)}</b> <span class="quiet">{kappaWord(kappa)}</span>
    </>
  )

const SETS = [
  {
    id: 'people',
    title: 'Two people',
    short: 'Two people',
    note: 'The second one saw neither the first one’s reading nor the engine’s.',
    none: 'Nobody gave a second opinion yet.',
  },
  {
    id: 'blind',
    title: 'Engine and a person, blind',
    short: 'Engine, blind',
    note: 'Its suggestion from before anybody taught it that text, against people who did not see it.',
    none: 'Second opinions fill this too.',
  },
  {
    id: 'seen',
    title: 'Engine and a person who saw it',
    short: 'Engine, seen',
    note: 'Whoever sees a suggestion tends to agree with it, so this flatters the engine; and doubtful texts are read first, which does the opposite.',
    none: 'Nobody read an answer yet.',
  },
] as const

const SetCard = ({ set, agreement }: { set: (typeof SETS)[number]; agreement: Agreement }) => (
  <section class="card" aria-labelledby={`${set.id}-h`}>
    <header>
      <h2 id={`${set.id}-h`}>{set.title}</h2>
    </header>
    <div class="body stack tight">
      <p class="big num">
        <Kappa kappa={agreement.kappa} count={agreement.answers} />
      </p>
      <p class="small num">
        {agreement.answers === 0
          ? set.none
          : `${formatCountOf(agreement.answers, 'answer')}, ${formatCount(agreement.same)} read exactly the same`}
      </p>
      <p class="small quiet">{set.note}</p>
    </div>
  </section>
)

const ByReason = ({ agreements }: { agreements: Agreements }) => {
  const ids = [
    ...new Set(SETS.flatMap(({ id }) => agreements[id].reasons.map(({ reasonId }) => reasonId))),
  ]
  const of = SETS.map(({ id }) => new Map(agreements[id].reasons.map((one) => [one.reasonId, one])))
  return (
    <section class="card" aria-labelledby="reasons-h">
      <header>
        <h2 id="reasons-h">By reason</h2>
        <span class="small faint">behind each, how many answers either reader saw it in</span>
      </header>
      <div class="scroll" tabindex={0} role="group" aria-label="Agreement by reason">
        <table class="letters agreement num">
          <thead>
            <tr>
              <th scope="col">Reason</th>
              {SETS.map(({ short }) => (
                <th scope="col">{short}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ids.map((id) => (
              <tr>
                <th scope="row" dir="auto">
                  {agreements.labels[id] ?? id}
                </th>
                {of.map((some) => {
                  const one = some.get(id)
                  return (
                    <td>
                      {one === undefined ? (
                        <span class="faint">–</span>
                      ) : (
                        <>
                          <Kappa kappa={one.kappa} count={one.named} />{' '}
                          <span class="faint">of {formatCount(one.named)}</span>
                        </>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What the figures say, as one sentence. */
function findingOf({ people, blind, seen }: Agreements): string {
  if (people.answers >= FEW && people.kappa !== null)
    return `Two people agree to a ${kappaWord(people.kappa)} degree`
  if (blind.answers >= FEW && blind.kappa !== null)
    return `Engine and people agree to a ${kappaWord(blind.kappa)} degree`
  return seen.answers === 0 ? 'Nobody read an answer yet' : 'Too few second opinions to say yet'
}

/** How far the engine and people agree, and people among themselves, with what it rests on. */
export const AgreementPage = ({ member, company, agreements }: AgreementPageProps) => (
  <Layout title="Agreement · Because" current="quotes" member={member} company={company}>
    <div class="head">
      <div>
        <h1>{findingOf(agreements)}</h1>
        <p class="quiet">
          Cohen’s kappa: 1 is full agreement, 0 is what chance alone would bring. Over all reasons
          it is their mean, each weighing as often as it was seen. Under {FEW} answers nothing is
          said.
        </p>
      </div>
      <div class="row">
        <a class="btn main" href="/quotes?view=second">
          Give a second opinion
        </a>
        <a class="btn" href="/quotes">
          Back to the queue
        </a>
      </div>
    </div>
    <div class="stack">
      <div class="thirds">
        {SETS.map((set) => (
          <SetCard set={set} agreement={agreements[set.id]} />
        ))}
      </div>
      {agreements.seen.answers > 0 && <ByReason agreements={agreements} />}
    </div>
  </Layout>
)
