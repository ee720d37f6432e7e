import type { World } from '#src/jobs/world.ts'
import type { Auth } from '#src/team/session.ts'

/** Everything that the app reaches the world by. */
export type Deps = World & {
  auth: Auth
  /** Text files of `web/` by name, such as `app.css`. */
  assets: Record<string, string>
}
