/** How the figures of lists and of the table of sales people are worked out, for a reader. */
export const Method = () => (
  <details class="method">
    <summary>How this is counted</summary>
    <div class="small quiet">
      <p>
        An answer counts in the period of its decision, not of the day it was sent. A reason counts
        once per answer, whether it was picked, written or both. Shares are out of the answers that
        name at least one reason; “something else”, “don’t know” and words without a reason are
        counted apart and never take a place.
      </p>
      <p>
        The likely range is a 95% Wilson score interval: were many groups of this size asked, about
        95 of 100 such ranges would hold the true share. Places are ordered by share; where two are
        equal, by the reason’s name in the codebook.
      </p>
      <p>
        Value is the sum of the deals of those who named the reason, so a deal counts under each
        reason it named. The answer rate is complete answers out of letters sent less those that
        bounced.
      </p>
      <p>
        Marked words in a quote are those that the reason was read from; a quote without them comes
        from somebody who picked the reason alone.
      </p>
      <p>
        Views of fewer than five people, or of fewer than three companies, show no figures. Quotes
        show only where five people of three companies gave the reason. A sales person’s five to
        nine answers show as counts.
      </p>
    </div>
  </details>
)
