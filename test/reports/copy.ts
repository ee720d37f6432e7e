import { sql } from 'kysely'
import type { Db } from '#src/store/schema.ts'

/** Puts the answers of one workspace into another under the same ids, without their people. */
export async function copyAnswers(db: Db, from: string, to: string) {
  await sql`insert into reason select (r).* from (
    select jsonb_populate_record(reason, jsonb_build_object('workspace_id', ${to}::text)) as r
    from reason where workspace_id = ${from}) as copy`.execute(db)
  await sql`insert into decision select (r).* from (
    select jsonb_populate_record(decision, jsonb_build_object('workspace_id', ${to}::text,
      'account_id', null, 'contact_id', null, 'rep_id', null)) as r
    from decision where workspace_id = ${from}) as copy`.execute(db)
  await sql`insert into answer select (r).* from (
    select jsonb_populate_record(answer, jsonb_build_object('workspace_id', ${to}::text,
      'invitation_id', null)) as r
    from answer where workspace_id = ${from}) as copy`.execute(db)
  await sql`insert into mention overriding system value select (r).* from (
    select jsonb_populate_record(mention, jsonb_build_object('workspace_id', ${to}::text)) as r
    from mention where workspace_id = ${from}) as copy`.execute(db)
}
