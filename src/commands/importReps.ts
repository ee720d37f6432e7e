import type { Rep } from '#src/team/rep.ts'
import { repKey } from '#src/team/rep.ts'
import { REP_FORM, readRep } from '#src/team/intake.ts'
import { keepReps } from '#src/team/reps.ts'
import type { CommandInput, Context } from './command.ts'
import { runImport } from './runImport.ts'

/** Imports reps with their teams, managers and offices. */
export async function runReps(context: Context, input: CommandInput): Promise<void> {
  const { db, workspaceId } = context
  const at = context.clock.now()
  const isDryRun = input.options['dry-run'] === true
  await runImport<Rep>(context, input, {
    form: REP_FORM,
    namedMap: () => undefined,
    importerFor: () => ({
      keyName: 'name',
      keyOf: (rep) => repKey(rep.name),
      read: (fields) => readRep(fields),
      keep: (reps) => keepReps(db, { workspaceId, reps, at, isDryRun }),
    }),
    tell: () => [],
    follow: async () => [],
  })
}
