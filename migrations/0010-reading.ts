import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  // What the engine made of an answer last, and by what. It is written anew each time that answers
  // are read, so it stays apart from the answer and what an answer's mentions are; and half of each
  // page stays free, so that a row written anew stays where it is and its indexes with it.
  await sql`
    create table reading (
      workspace_id     uuid not null references workspace,
      answer_id        uuid not null,
      codebook_version integer not null,
      -- The latest review that the learner had seen; 0 for none.
      model_version    bigint not null,
      -- Of the engine itself; 0 for one of before these were counted.
      engine_version   integer not null,
      -- When these versions read it first.
      read_at          timestamptz not null,
      -- The reasons that it likely gives, and how likely, also where that is not enough for a
      -- mention: what expected counts are the sums of. 1 where it was ticked or set by a person.
      reasons          text[] not null,
      probabilities    real[] not null,
      -- How unsure the engine is of it, 0 to 1; null where a person has read it, or nothing is to read.
      doubt            real check (doubt between 0 and 1),
      -- The doubt times the number of answers of these very words, on the first of them alone.
      urgency          real,
      primary key (workspace_id, answer_id),
      foreign key (workspace_id, answer_id) references answer on delete cascade,
      check (cardinality(reasons) = cardinality(probabilities))
    ) with (fillfactor = 50)`.execute(db)
  await sql`
    insert into reading (workspace_id, answer_id, codebook_version, model_version, engine_version,
                         read_at, reasons, probabilities, doubt, urgency)
    select answer.workspace_id, answer.id, answer.codebook_version,
      coalesce(answer.model_version, 0), 0, coalesce(answer.grouped_at, answer.answered_at),
      coalesce(likely.reasons, '{}'), coalesce(likely.probabilities, '{}'), answer.doubt,
      answer.urgency
    from answer
    left join (
      select workspace_id, answer_id, array_agg(reason_id order by reason_id collate "C") as reasons,
        array_agg(probability order by reason_id collate "C") as probabilities
      from likelihood group by workspace_id, answer_id
    ) as likely on likely.workspace_id = answer.workspace_id and likely.answer_id = answer.id
    where answer.codebook_version is not null`.execute(db)
  // Serves the queue: what is most worth a person's look.
  await sql`
    create index reading_by_urgency on reading (workspace_id, urgency desc, answer_id)
      where urgency is not null`.execute(db)

  await sql`drop table likelihood`.execute(db)
  await sql`
    alter table answer
      drop column codebook_version,
      drop column model_version,
      drop column doubt,
      drop column urgency`.execute(db)
  // A mention is what the last reading of its answer found, so it has the versions of that one.
  await sql`
    alter table mention
      drop column codebook_version,
      drop column model_version,
      drop column probability`.execute(db)
}
