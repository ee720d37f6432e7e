import type { Clock } from '#src/base/clock.ts'
import type { Mailer } from '#src/store/mailer.ts'
import { listWorkspaces } from '#src/team/query.ts'
import type { Db } from '#src/store/schema.ts'
import { refreshStatistics } from '#src/store/statistics.ts'
import { groupAll } from './group.ts'
import { invite } from './invite.ts'
import { sendDue } from './send.ts'

/** What the jobs reach the world by. */
export type JobDeps = {
  db: Db
  clock: Clock
  secret: string
  publicUrl: string
  mailer: Mailer
  outbox: Mailer
  mailFrom: string
  log: (line: Record<string, unknown>) => void
}

const EVERY_MS = 60_000
const DAY_MS = 86_400_000

/**
 * Does once, for every workspace, what the clock starts: groups answers that were not read yet,
 * invites whom the rules name, sends what is due. One that fails is logged and holds up no other.
 */
export async function runJobs(deps: JobDeps): Promise<void> {
  for (const workspace of await listWorkspaces(deps.db)) {
    const { workspaceId } = workspace
    const at = deps.clock.now()
    const jobs = {
      group: () => groupAll(deps.db, { workspaceId, at }),
      invite: () => invite(deps.db, { workspaceId, at, secret: deps.secret, dryRun: false }),
      send: () =>
        sendDue({ ...deps, mailer: workspace.isDemo ? deps.outbox : deps.mailer }, { workspaceId }),
    }
    for (const [job, run] of Object.entries(jobs)) {
      try {
        await run()
      } catch (error) {
        deps.log({ job, workspaceId, error: error instanceof Error ? error.stack : String(error) })
      }
    }
  }
}

/**
 * Runs the jobs every minute until `signal` is aborted; one round never overlaps the next.
 *
 * @returns when the last round has ended.
 */
export async function keepRunning(deps: JobDeps, signal: AbortSignal): Promise<void> {
  let refreshedAt = 0
  while (!signal.aborted) {
    try {
      await runJobs(deps)
      const now = deps.clock.now().getTime()
      if (now - refreshedAt >= DAY_MS) {
        await refreshStatistics(deps.db)
        refreshedAt = now
      }
    } catch (error) {
      deps.log({ job: 'round', error: error instanceof Error ? error.stack : String(error) })
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, EVERY_MS)
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
