import type { ProblemCode } from '#src/base/problem.ts'
import { Layout } from './layout.tsx'

/** What happened, in a few words; what to do stands below it. */
const TITLES = {
  bad_request: 'We could not read that',
  signed_out: 'Please sign in',
  forbidden: 'Not from here',
  not_found: 'Nothing here',
  conflict: 'That is taken',
  gone: 'No longer here',
  too_large: 'That is too much at once',
  unsupported: 'We cannot take it in that form',
  invalid: 'Something needs another look',
  too_many: 'A little slower, please',
  busy: 'Busy just now',
  failed: 'That did not work',
} as const satisfies Record<ProblemCode | 'failed', string>

/** A failure, said to a person: what happened, then what to do. */
export const FailurePage = ({
  code,
  message,
}: {
  code: ProblemCode | 'failed'
  message: string
}) => (
  <Layout title={`${TITLES[code]} · Because`}>
    <section class="single card">
      <div class="body stack">
        <h1>{TITLES[code]}</h1>
        <p class="lead-in" dir="auto">
          {message}
        </p>
        <p>
          <a class="btn" href="/">
            To the first page
          </a>
        </p>
      </div>
    </section>
  </Layout>
)
