import type { Context } from 'hono'

/**
 * Lets work go on behind the answer. Where the runtime ends with the answer, it is asked to wait;
 * Node goes on by itself. `work` must never reject: nobody is there to hear it.
 */
export function inBackground(c: Context, work: Promise<void>): void {
  try {
    c.executionCtx.waitUntil(work)
  } catch {
    // Node has no such thing and needs none.
  }
}
