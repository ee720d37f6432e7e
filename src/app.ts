import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { fillDemo } from './demo/fill.ts'
import { address } from './http/address.ts'
import { assetRoutes } from './http/assets.ts'
import { codebookRoutes } from './http/codebook.tsx'
import { demoRoutes } from './http/demo.tsx'
import type { Deps } from './http/deps.ts'
import { emergingRoutes } from './http/emerging.tsx'
import { onFailure, onMissing } from './http/failures.tsx'
import { guard } from './http/guard.ts'
import { headers } from './http/headers.ts'
import { healthRoutes } from './http/health.ts'
import { listRoutes } from './http/lists.tsx'
import { privacyRoutes } from './http/privacy.tsx'
import { publishedRoutes } from './http/published.tsx'
import { quoteRoutes } from './http/quotes.tsx'
import { repRoutes } from './http/reps.tsx'
import { sendingRoutes } from './http/sending.tsx'
import { setUpRoutes } from './http/setUp.tsx'
import { signInRoutes } from './http/signIn.tsx'
import { stopRoutes } from './http/stop.tsx'
import { surveyRoutes } from './http/survey.tsx'
import { welcomeRoutes } from './http/welcome.tsx'

/** Methods that HTTP has; routes take some of them. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

/**
 * Lets an app see a method of another name as one that nothing takes: its router looks methods up
 * as keys of objects, where `constructor` and `__proto__` find what is no route.
 */
function knowMethods(app: Hono): Hono {
  const answer = app.fetch
  app.fetch = (request, ...rest) => {
    if (METHODS.has(request.method)) return answer(request, ...rest)
    return answer(
      new Request(request.url, { method: 'UNKNOWN', headers: request.headers }),
      ...rest,
    )
  }
  return app
}

/** The whole app on one page: what is asked of every request, who may come, and where it goes. */
export function createApp(deps: Deps): Hono {
  const app = new Hono()
  app.onError(onFailure(deps)).notFound(onMissing(app))
  app.use(compress(), headers(deps), address())

  // Open to everybody: respondents, strangers with a link, machines, and whoever signs in.
  app
    .route('/', healthRoutes(deps))
    .route('/', assetRoutes(deps))
    .route('/', surveyRoutes(deps))
    .route('/', stopRoutes(deps))
    .route('/', privacyRoutes(deps))
    .route('/', publishedRoutes(deps))
    .route('/', setUpRoutes(deps))
    .route('/', signInRoutes(deps))

  // For members only.
  app.use(guard(deps))
  app
    .route('/', welcomeRoutes(deps))
    .route(
      '/',
      demoRoutes(deps, (db, input) => fillDemo(db, { ...deps, ...input })),
    )
    .route('/', listRoutes(deps))
    .route('/', repRoutes(deps))
    // Before the answers of the queue, whose ids stand where its name does.
    .route('/', emergingRoutes(deps))
    .route('/', quoteRoutes(deps))
    .route('/', codebookRoutes(deps))
    .route('/', sendingRoutes(deps))
  return knowMethods(app)
}
