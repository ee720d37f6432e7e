import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // One person's reading of one answer, whole: the reasons that it gives and, by leaving them out,
  // those that it does not. Never changed; the latest one of an answer counts.
  await sql`
    create table review (
      workspace_id     uuid not null references workspace,
      id               bigint generated always as identity,
      answer_id        uuid not null,
      kind             text not null
                       check (kind in ('bought', 'did_not_buy', 'churned', 'clicked', 'called_support')),
      reviewer         text not null,
      -- Empty where the answer gives no reason.
      reasons          text[] not null,
      -- What the engine had found, for the agreement between it and people.
      suggested        text[] not null,
      -- Of the words as they were reviewed; a respondent who changes them is read anew.
      text_hash        text not null,
      -- With the suggestions in sight; blind as a second opinion, which sets nothing by itself; or
      -- withdrawn, after which the answer counts as not reviewed.
      mode             text not null default 'seen' check (mode in ('seen', 'blind', 'withdrawn')),
      codebook_version integer not null,
      reviewed_at      timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, answer_id) references answer on delete cascade
    )`.execute(db)
  await sql`create index review_by_answer on review (workspace_id, answer_id, id)`.execute(db)
  // Serves exact duplicates: what a person said of these very words.
  await sql`create index review_by_text on review (workspace_id, kind, text_hash, id)`.execute(db)

  await sql`
    alter table answer
      -- Of the normalised words, so that equal ones are found; null without words.
      add column text_hash text,
      -- How unsure the engine is of it, 0 to 1; null where a person has read it, or nothing is to read.
      add column doubt real check (doubt between 0 and 1),
      -- The doubt times the number of answers of these very words, on the first of them alone.
      add column urgency real,
      -- The latest review that the learner had seen; 0 for none.
      add column model_version bigint`.execute(db)
  // What the new columns hold is found out by reading; until then the mentions of before stand.
  await sql`update answer set grouped_at = null`.execute(db)
  await sql`
    create index answer_by_text on answer (workspace_id, kind, text_hash)
      where text_hash is not null`.execute(db)
  await sql`
    create index answer_by_doubt on answer (workspace_id, doubt desc, id)
      where doubt is not null`.execute(db)
  // Serves the queue: what is most worth a person's look.
  await sql`
    create index answer_by_urgency on answer (workspace_id, urgency desc, id)
      where urgency is not null`.execute(db)

  await sql`
    alter table mention
      -- By a cue, by what was learnt, or by a person's review; null where it was ticked.
      add column how text check (how in ('cue', 'learnt', 'pinned')),
      add column probability real check (probability between 0 and 1),
      add column model_version bigint`.execute(db)

  // How likely an answer gives a reason, also where that is not enough for a mention: what expected
  // counts are the sums of. 1 where it was ticked or set by a person.
  await sql`
    create table likelihood (
      workspace_id uuid not null references workspace,
      answer_id    uuid not null,
      reason_id    text not null,
      probability  real not null check (probability between 0 and 1),
      primary key (workspace_id, answer_id, reason_id),
      foreign key (workspace_id, answer_id) references answer on delete cascade,
      foreign key (workspace_id, reason_id) references reason
    )`.execute(db)
}
