import { listWorkspaces } from '#src/team/query.ts'
import { refreshStatistics } from '#src/store/statistics.ts'
import { findEmergingDaily } from './emerging.ts'
import { groupAll } from './group.ts'
import { invite } from './invite.ts'
import { sendDue } from './send.ts'
import type { World } from './world.ts'

const EVERY_MS = 60_000
/** Whoever just started the server waits for its first page, which goes before the first round. */
const FIRST_MS = 3000
const DAY_MS = 86_400_000

/**
 * Does once, for every workspace, what the clock starts: groups answers that were not read yet,
 * looks once a day for what emerges, invites whom the rules name, sends what is due. One that fails is logged and holds up no other.
 */
async function runJobs(world: World): Promise<void> {
  for (const workspace of await listWorkspaces(world.db)) {
    const { workspaceId } = workspace
    const at = world.clock.now()
    const jobs = {
      group: () => groupAll(world.db, { workspaceId, at }),
      emerging: () => findEmergingDaily(world.db, { workspaceId, at }),
      invite: () => invite(world.db, { workspaceId, at, secret: world.secret, dryRun: false }),
      send: () =>
        sendDue(
          { ...world, mailer: workspace.isDemo ? world.outbox : world.mailer },
          { workspaceId },
        ),
    }
    for (const [job, run] of Object.entries(jobs)) {
      try {
        await run()
      } catch (error) {
        world.log({ job, workspaceId, error: error instanceof Error ? error.stack : String(error) })
      }
    }
  }
}

/**
 * Runs the jobs every minute until `signal` is aborted; one round never overlaps the next.
 *
 * @returns when the last round has ended.
 */
export async function keepRunning(world: World, signal: AbortSignal): Promise<void> {
  let refreshedAt = 0
  await pause(FIRST_MS, signal)
  while (!signal.aborted) {
    try {
      await runJobs(world)
      const now = world.clock.now().getTime()
      if (now - refreshedAt >= DAY_MS) {
        await refreshStatistics(world.db)
        refreshedAt = now
      }
    } catch (error) {
      world.log({ job: 'round', error: error instanceof Error ? error.stack : String(error) })
    }
    await pause(EVERY_MS, signal)
  }
}

/** Waits so many milliseconds, or until `signal` is aborted. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
