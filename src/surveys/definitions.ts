import bought from '../../surveys/bought.json' with { type: 'json' }
import calledSupport from '../../surveys/called-support.json' with { type: 'json' }
import churned from '../../surveys/churned.json' with { type: 'json' }
import clicked from '../../surveys/clicked.json' with { type: 'json' }
import didNotBuy from '../../surveys/did-not-buy.json' with { type: 'json' }
import type { Kind } from '#src/base/words.ts'

/** Today's surveys as their files state them; imported, so that a bundle holds them. */
export const DEFINITIONS: Readonly<Record<Kind, unknown>> = {
  bought,
  did_not_buy: didNotBuy,
  churned,
  clicked,
  called_support: calledSupport,
}
