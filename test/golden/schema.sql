table account
  workspace_id uuid not null
  id uuid not null
  name text not null
  name_key text not null
  created_at timestamptz not null
  account_name_key_check CHECK (((length(name_key) >= 1) AND (length(name_key) <= 255)))
  account_pkey PRIMARY KEY (workspace_id, id)
  account_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  account_workspace_id_name_key_key UNIQUE (workspace_id, name_key)
  CREATE UNIQUE INDEX account_pkey ON public.account USING btree (workspace_id, id)
  CREATE UNIQUE INDEX account_workspace_id_name_key_key ON public.account USING btree (workspace_id, name_key)
table answer
  workspace_id uuid not null
  id uuid not null
  decision_id uuid not null
  invitation_id uuid
  kind text not null
  survey_version int4
  external_id text
  language text
  use text not null default 'anonymous'::text
  competitor text
  uncoded text
  grouped_at timestamptz
  revision int4 not null default 1
  content_hash text not null
  answered_at timestamptz not null
  answered_on date not null
  text_hash text
  answer_check CHECK (((invitation_id IS NOT NULL) OR (external_id IS NOT NULL)))
  answer_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 255)))
  answer_kind_check CHECK ((kind = ANY (ARRAY['bought'::text, 'did_not_buy'::text, 'churned'::text, 'clicked'::text, 'called_support'::text])))
  answer_pkey PRIMARY KEY (workspace_id, id)
  answer_revision_check CHECK ((revision > 0))
  answer_uncoded_check CHECK ((uncoded = ANY (ARRAY['other'::text, 'unclear'::text, 'none_given'::text, 'dont_know'::text])))
  answer_use_check CHECK ((use = ANY (ARRAY['named'::text, 'company'::text, 'anonymous'::text])))
  answer_workspace_id_decision_id_fkey FOREIGN KEY (workspace_id, decision_id) REFERENCES decision(workspace_id, id)
  answer_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  answer_workspace_id_invitation_id_fkey FOREIGN KEY (workspace_id, invitation_id) REFERENCES invitation(workspace_id, id)
  answer_workspace_id_invitation_id_key UNIQUE (workspace_id, invitation_id)
  answer_workspace_id_kind_external_id_key UNIQUE (workspace_id, kind, external_id)
  CREATE INDEX answer_by_decision ON public.answer USING btree (workspace_id, decision_id)
  CREATE INDEX answer_by_text ON public.answer USING btree (workspace_id, kind, text_hash) WHERE (text_hash IS NOT NULL)
  CREATE UNIQUE INDEX answer_pkey ON public.answer USING btree (workspace_id, id)
  CREATE INDEX answer_ungrouped ON public.answer USING btree (workspace_id, id) WHERE (grouped_at IS NULL)
  CREATE UNIQUE INDEX answer_workspace_id_invitation_id_key ON public.answer USING btree (workspace_id, invitation_id)
  CREATE UNIQUE INDEX answer_workspace_id_kind_external_id_key ON public.answer USING btree (workspace_id, kind, external_id)
table codebook_change
  workspace_id uuid not null
  version int4 not null
  change jsonb not null
  made_by text
  made_at timestamptz not null
  codebook_change_pkey PRIMARY KEY (workspace_id, version)
  codebook_change_version_check CHECK ((version > 0))
  codebook_change_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE UNIQUE INDEX codebook_change_pkey ON public.codebook_change USING btree (workspace_id, version)
table contact
  workspace_id uuid not null
  id uuid not null
  email text not null
  name text
  account_id uuid
  language text
  time_zone text
  created_at timestamptz not null
  contact_email_check CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254))))
  contact_pkey PRIMARY KEY (workspace_id, id)
  contact_workspace_id_account_id_fkey FOREIGN KEY (workspace_id, account_id) REFERENCES account(workspace_id, id)
  contact_workspace_id_email_key UNIQUE (workspace_id, email)
  contact_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE UNIQUE INDEX contact_pkey ON public.contact USING btree (workspace_id, id)
  CREATE UNIQUE INDEX contact_workspace_id_email_key ON public.contact USING btree (workspace_id, email)
table deal
  workspace_id uuid not null
  id uuid not null
  crm_id text not null
  account_id uuid
  contact_id uuid
  rep_id uuid
  product text
  amount_cents int8
  currency text
  outcome text
  opened_on date
  decided_on date
  crm_reason text
  competitor text
  source text
  campaign text
  keyword text
  segment text
  region text
  attributes jsonb not null default '{}'::jsonb
  content_hash text not null
  crm_updated_at timestamptz
  imported_at timestamptz not null
  deal_check CHECK (((amount_cents IS NULL) OR (currency IS NOT NULL)))
  deal_crm_id_check CHECK (((length(crm_id) >= 1) AND (length(crm_id) <= 255)))
  deal_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
  deal_outcome_check CHECK ((outcome = ANY (ARRAY['won'::text, 'lost'::text, 'no_decision'::text, 'churned'::text])))
  deal_pkey PRIMARY KEY (workspace_id, id)
  deal_workspace_id_account_id_fkey FOREIGN KEY (workspace_id, account_id) REFERENCES account(workspace_id, id)
  deal_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES contact(workspace_id, id)
  deal_workspace_id_crm_id_key UNIQUE (workspace_id, crm_id)
  deal_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  deal_workspace_id_rep_id_fkey FOREIGN KEY (workspace_id, rep_id) REFERENCES rep(workspace_id, id)
  CREATE INDEX deal_by_day ON public.deal USING btree (workspace_id, decided_on, outcome)
  CREATE UNIQUE INDEX deal_pkey ON public.deal USING btree (workspace_id, id)
  CREATE UNIQUE INDEX deal_workspace_id_crm_id_key ON public.deal USING btree (workspace_id, crm_id)
table decision
  workspace_id uuid not null
  id uuid not null
  kind text not null
  deal_id uuid
  external_id text
  account_id uuid
  contact_id uuid
  rep_id uuid
  outcome text
  product text
  segment text
  region text
  competitor text
  source text
  campaign text
  keyword text
  amount_cents int8
  currency text
  crm_reason text
  decided_on date
  superseded_at timestamptz
  created_at timestamptz not null
  decision_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 255)))
  decision_kind_check CHECK ((kind = ANY (ARRAY['bought'::text, 'did_not_buy'::text, 'churned'::text, 'clicked'::text, 'called_support'::text])))
  decision_outcome_check CHECK ((outcome = ANY (ARRAY['won'::text, 'lost'::text, 'no_decision'::text, 'churned'::text])))
  decision_pkey PRIMARY KEY (workspace_id, id)
  decision_workspace_id_account_id_fkey FOREIGN KEY (workspace_id, account_id) REFERENCES account(workspace_id, id)
  decision_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES contact(workspace_id, id)
  decision_workspace_id_deal_id_fkey FOREIGN KEY (workspace_id, deal_id) REFERENCES deal(workspace_id, id)
  decision_workspace_id_deal_id_kind_key UNIQUE (workspace_id, deal_id, kind)
  decision_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  decision_workspace_id_kind_external_id_key UNIQUE (workspace_id, kind, external_id)
  decision_workspace_id_rep_id_fkey FOREIGN KEY (workspace_id, rep_id) REFERENCES rep(workspace_id, id)
  CREATE INDEX decision_by_contact ON public.decision USING btree (workspace_id, contact_id)
  CREATE INDEX decision_by_day ON public.decision USING btree (workspace_id, kind, decided_on)
  CREATE UNIQUE INDEX decision_pkey ON public.decision USING btree (workspace_id, id)
  CREATE UNIQUE INDEX decision_workspace_id_deal_id_kind_key ON public.decision USING btree (workspace_id, deal_id, kind)
  CREATE UNIQUE INDEX decision_workspace_id_kind_external_id_key ON public.decision USING btree (workspace_id, kind, external_id)
table emerging
  workspace_id uuid not null
  id uuid not null
  kind text not null
  label text not null
  terms _text not null
  state text not null default 'open'::text
  reason_id text
  found_at timestamptz not null
  decided_by text
  decided_at timestamptz
  emerging_check CHECK (((reason_id IS NOT NULL) = (state = ANY (ARRAY['accepted'::text, 'merged'::text]))))
  emerging_check1 CHECK (((decided_at IS NULL) = (state = 'open'::text)))
  emerging_kind_check CHECK ((kind = ANY (ARRAY['bought'::text, 'did_not_buy'::text, 'churned'::text, 'clicked'::text, 'called_support'::text])))
  emerging_pkey PRIMARY KEY (workspace_id, id)
  emerging_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'merged'::text, 'dismissed'::text])))
  emerging_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  emerging_workspace_id_reason_id_fkey FOREIGN KEY (workspace_id, reason_id) REFERENCES reason(workspace_id, id)
  CREATE UNIQUE INDEX emerging_pkey ON public.emerging USING btree (workspace_id, id)
table emerging_answer
  workspace_id uuid not null
  emerging_id uuid not null
  answer_id uuid not null
  question text not null
  span int4range not null
  position int2 not null
  emerging_answer_pkey PRIMARY KEY (workspace_id, emerging_id, answer_id)
  emerging_answer_position_check CHECK (("position" > 0))
  emerging_answer_workspace_id_answer_id_fkey FOREIGN KEY (workspace_id, answer_id) REFERENCES answer(workspace_id, id) ON DELETE CASCADE
  emerging_answer_workspace_id_emerging_id_fkey FOREIGN KEY (workspace_id, emerging_id) REFERENCES emerging(workspace_id, id) ON DELETE CASCADE
  emerging_answer_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE UNIQUE INDEX emerging_answer_pkey ON public.emerging_answer USING btree (workspace_id, emerging_id, answer_id)
table invitation
  workspace_id uuid not null
  id uuid not null
  decision_id uuid not null
  contact_id uuid not null
  kind text not null
  survey_version int4 not null
  language text not null
  disposition text not null default 'pending'::text
  generation int4 not null default 0
  invited_at timestamptz not null
  sent_at timestamptz
  answered_at timestamptz
  closes_at timestamptz not null
  invitation_disposition_check CHECK ((disposition = ANY (ARRAY['pending'::text, 'sent'::text, 'bounced'::text, 'partial'::text, 'complete'::text, 'refused'::text, 'unsubscribed'::text, 'expired'::text])))
  invitation_pkey PRIMARY KEY (workspace_id, id)
  invitation_workspace_id_contact_id_fkey FOREIGN KEY (workspace_id, contact_id) REFERENCES contact(workspace_id, id)
  invitation_workspace_id_decision_id_fkey FOREIGN KEY (workspace_id, decision_id) REFERENCES decision(workspace_id, id)
  invitation_workspace_id_decision_id_key UNIQUE (workspace_id, decision_id)
  invitation_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  invitation_workspace_id_kind_survey_version_fkey FOREIGN KEY (workspace_id, kind, survey_version) REFERENCES survey(workspace_id, kind, version)
  CREATE INDEX invitation_by_contact ON public.invitation USING btree (workspace_id, contact_id, invited_at)
  CREATE UNIQUE INDEX invitation_pkey ON public.invitation USING btree (workspace_id, id)
  CREATE UNIQUE INDEX invitation_workspace_id_decision_id_key ON public.invitation USING btree (workspace_id, decision_id)
table item
  workspace_id uuid not null
  answer_id uuid not null
  question text not null
  value jsonb not null
  item_pkey PRIMARY KEY (workspace_id, answer_id, question)
  item_workspace_id_answer_id_fkey FOREIGN KEY (workspace_id, answer_id) REFERENCES answer(workspace_id, id) ON DELETE CASCADE
  item_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE UNIQUE INDEX item_pkey ON public.item USING btree (workspace_id, answer_id, question)
table letter
  workspace_id uuid not null
  id uuid not null
  invitation_id uuid not null
  number int2 not null
  state text not null default 'waiting'::text
  due_at timestamptz not null
  claimed_at timestamptz
  sent_at timestamptz
  attempts int4 not null default 0
  message_id text not null
  error text
  letter_number_check CHECK (((number >= 0) AND (number <= 2)))
  letter_pkey PRIMARY KEY (workspace_id, id)
  letter_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'cancelled'::text])))
  letter_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  letter_workspace_id_invitation_id_fkey FOREIGN KEY (workspace_id, invitation_id) REFERENCES invitation(workspace_id, id) ON DELETE CASCADE
  letter_workspace_id_invitation_id_number_key UNIQUE (workspace_id, invitation_id, number)
  CREATE INDEX letter_due ON public.letter USING btree (workspace_id, due_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]))
  CREATE UNIQUE INDEX letter_pkey ON public.letter USING btree (workspace_id, id)
  CREATE UNIQUE INDEX letter_workspace_id_invitation_id_number_key ON public.letter USING btree (workspace_id, invitation_id, number)
table link
  token_hash text not null
  workspace_id uuid not null
  purpose text not null
  object_id uuid not null
  expires_at timestamptz
  created_at timestamptz not null
  link_pkey PRIMARY KEY (token_hash)
  link_purpose_check CHECK ((purpose = ANY (ARRAY['survey'::text, 'list'::text, 'set_up'::text])))
  link_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE INDEX link_by_object ON public.link USING btree (workspace_id, purpose, object_id)
  CREATE UNIQUE INDEX link_pkey ON public.link USING btree (token_hash)
table login_account
  id text not null
  accountId text not null
  providerId text not null
  userId text not null
  accessToken text
  refreshToken text
  idToken text
  accessTokenExpiresAt timestamptz
  refreshTokenExpiresAt timestamptz
  scope text
  password text
  createdAt timestamptz not null default CURRENT_TIMESTAMP
  updatedAt timestamptz not null
  login_account_pkey PRIMARY KEY (id)
  login_account_userId_fkey FOREIGN KEY ("userId") REFERENCES login_user(id) ON DELETE CASCADE
  CREATE UNIQUE INDEX login_account_pkey ON public.login_account USING btree (id)
  CREATE INDEX login_account_user ON public.login_account USING btree ("userId")
table login_session
  id text not null
  expiresAt timestamptz not null
  token text not null
  createdAt timestamptz not null default CURRENT_TIMESTAMP
  updatedAt timestamptz not null
  ipAddress text
  userAgent text
  userId text not null
  login_session_pkey PRIMARY KEY (id)
  login_session_token_key UNIQUE (token)
  login_session_userId_fkey FOREIGN KEY ("userId") REFERENCES login_user(id) ON DELETE CASCADE
  CREATE UNIQUE INDEX login_session_pkey ON public.login_session USING btree (id)
  CREATE UNIQUE INDEX login_session_token_key ON public.login_session USING btree (token)
  CREATE INDEX login_session_user ON public.login_session USING btree ("userId")
table login_user
  id text not null
  name text not null
  email text not null
  emailVerified bool not null
  image text
  createdAt timestamptz not null default CURRENT_TIMESTAMP
  updatedAt timestamptz not null default CURRENT_TIMESTAMP
  login_user_email_key UNIQUE (email)
  login_user_pkey PRIMARY KEY (id)
  CREATE UNIQUE INDEX login_user_email_key ON public.login_user USING btree (email)
  CREATE UNIQUE INDEX login_user_pkey ON public.login_user USING btree (id)
table login_verification
  id text not null
  identifier text not null
  value text not null
  expiresAt timestamptz not null
  createdAt timestamptz not null default CURRENT_TIMESTAMP
  updatedAt timestamptz not null default CURRENT_TIMESTAMP
  login_verification_pkey PRIMARY KEY (id)
  CREATE INDEX login_verification_identifier ON public.login_verification USING btree (identifier)
  CREATE UNIQUE INDEX login_verification_pkey ON public.login_verification USING btree (id)
table member
  workspace_id uuid not null
  id uuid not null
  email text not null
  name text not null
  role text not null
  created_at timestamptz not null
  member_email_check CHECK ((email = lower(email)))
  member_pkey PRIMARY KEY (workspace_id, id)
  member_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'member'::text])))
  member_workspace_id_email_key UNIQUE (workspace_id, email)
  member_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE INDEX member_by_email ON public.member USING btree (email)
  CREATE UNIQUE INDEX member_pkey ON public.member USING btree (workspace_id, id)
  CREATE UNIQUE INDEX member_workspace_id_email_key ON public.member USING btree (workspace_id, email)
table mention
  workspace_id uuid not null
  id int8 not null identity
  decision_id uuid not null
  answer_id uuid not null
  reason_id text not null
  found_by text not null
  position int2 not null
  question text
  span int4range
  cue text
  how text
  mention_check CHECK (((found_by = 'matched'::text) <= ((question IS NOT NULL) AND (span IS NOT NULL))))
  mention_found_by_check CHECK ((found_by = ANY (ARRAY['picked'::text, 'matched'::text, 'reviewed'::text])))
  mention_how_check CHECK ((how = ANY (ARRAY['cue'::text, 'learnt'::text, 'pinned'::text])))
  mention_pkey PRIMARY KEY (workspace_id, id)
  mention_position_check CHECK (("position" > 0))
  mention_workspace_id_answer_id_fkey FOREIGN KEY (workspace_id, answer_id) REFERENCES answer(workspace_id, id) ON DELETE CASCADE
  mention_workspace_id_answer_id_reason_id_question_span_key UNIQUE NULLS NOT DISTINCT (workspace_id, answer_id, reason_id, question, span)
  mention_workspace_id_decision_id_fkey FOREIGN KEY (workspace_id, decision_id) REFERENCES decision(workspace_id, id)
  mention_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  mention_workspace_id_reason_id_fkey FOREIGN KEY (workspace_id, reason_id) REFERENCES reason(workspace_id, id)
  CREATE INDEX mention_by_reason ON public.mention USING btree (workspace_id, reason_id, answer_id)
  CREATE UNIQUE INDEX mention_pkey ON public.mention USING btree (workspace_id, id)
  CREATE UNIQUE INDEX mention_workspace_id_answer_id_reason_id_question_span_key ON public.mention USING btree (workspace_id, answer_id, reason_id, question, span) NULLS NOT DISTINCT
table published_list
  workspace_id uuid not null
  id uuid not null
  kind text not null
  title text not null
  body jsonb not null
  published_by text not null
  published_at timestamptz not null
  expires_at timestamptz
  revoked_at timestamptz
  published_list_kind_check CHECK ((kind = ANY (ARRAY['bought'::text, 'did_not_buy'::text, 'churned'::text, 'clicked'::text, 'called_support'::text])))
  published_list_pkey PRIMARY KEY (workspace_id, id)
  published_list_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE UNIQUE INDEX published_list_pkey ON public.published_list USING btree (workspace_id, id)
view quote
  workspace_id uuid
  answer_id uuid
  question text
  text text
  kind text
  language text
  decision_id uuid
  account_name text
  contact_name text
table reading
  workspace_id uuid not null
  answer_id uuid not null
  codebook_version int4 not null
  model_version int8 not null
  engine_version int4 not null
  read_at timestamptz not null
  reasons _text not null
  probabilities _float4 not null
  doubt float4
  urgency float4
  reading_check CHECK ((cardinality(reasons) = cardinality(probabilities)))
  reading_doubt_check CHECK (((doubt >= (0)::double precision) AND (doubt <= (1)::double precision)))
  reading_pkey PRIMARY KEY (workspace_id, answer_id)
  reading_workspace_id_answer_id_fkey FOREIGN KEY (workspace_id, answer_id) REFERENCES answer(workspace_id, id) ON DELETE CASCADE
  reading_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE INDEX reading_by_urgency ON public.reading USING btree (workspace_id, urgency DESC, answer_id) WHERE (urgency IS NOT NULL)
  CREATE UNIQUE INDEX reading_pkey ON public.reading USING btree (workspace_id, answer_id)
table reason
  workspace_id uuid not null
  id text not null
  theme text not null
  label text not null
  definition text not null
  retired_at timestamptz
  kinds _text not null
  merged_into text
  reason_id_check CHECK ((id ~ '^[a-z0-9][a-z0-9._-]{0,79}$'::text))
  reason_kinds_check CHECK (((cardinality(kinds) > 0) AND (kinds <@ ARRAY['bought'::text, 'did_not_buy'::text, 'churned'::text, 'clicked'::text, 'called_support'::text])))
  reason_pkey PRIMARY KEY (workspace_id, id)
  reason_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  reason_workspace_id_merged_into_fkey FOREIGN KEY (workspace_id, merged_into) REFERENCES reason(workspace_id, id)
  CREATE UNIQUE INDEX reason_pkey ON public.reason USING btree (workspace_id, id)
table rep
  workspace_id uuid not null
  id uuid not null
  name text not null
  name_key text not null
  email text
  team text
  manager text
  office text
  created_at timestamptz not null
  rep_name_key_check CHECK (((length(name_key) >= 1) AND (length(name_key) <= 255)))
  rep_pkey PRIMARY KEY (workspace_id, id)
  rep_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  rep_workspace_id_name_key_key UNIQUE (workspace_id, name_key)
  CREATE UNIQUE INDEX rep_pkey ON public.rep USING btree (workspace_id, id)
  CREATE UNIQUE INDEX rep_workspace_id_name_key_key ON public.rep USING btree (workspace_id, name_key)
table review
  workspace_id uuid not null
  id int8 not null identity
  answer_id uuid not null
  kind text not null
  reviewer text not null
  reasons _text not null
  suggested _text not null
  text_hash text not null
  mode text not null default 'seen'::text
  codebook_version int4 not null
  reviewed_at timestamptz not null
  review_kind_check CHECK ((kind = ANY (ARRAY['bought'::text, 'did_not_buy'::text, 'churned'::text, 'clicked'::text, 'called_support'::text])))
  review_mode_check CHECK ((mode = ANY (ARRAY['seen'::text, 'blind'::text, 'withdrawn'::text])))
  review_pkey PRIMARY KEY (workspace_id, id)
  review_workspace_id_answer_id_fkey FOREIGN KEY (workspace_id, answer_id) REFERENCES answer(workspace_id, id) ON DELETE CASCADE
  review_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE INDEX review_by_answer ON public.review USING btree (workspace_id, answer_id, id)
  CREATE INDEX review_by_text ON public.review USING btree (workspace_id, kind, text_hash, id)
  CREATE UNIQUE INDEX review_pkey ON public.review USING btree (workspace_id, id)
table revision
  workspace_id uuid not null
  answer_id uuid not null
  number int4 not null
  content jsonb not null
  replaced_at timestamptz not null
  revision_pkey PRIMARY KEY (workspace_id, answer_id, number)
  revision_workspace_id_answer_id_fkey FOREIGN KEY (workspace_id, answer_id) REFERENCES answer(workspace_id, id) ON DELETE CASCADE
  revision_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE UNIQUE INDEX revision_pkey ON public.revision USING btree (workspace_id, answer_id, number)
table stop
  workspace_id uuid not null
  email_hash text not null
  stopped_at timestamptz not null
  stop_pkey PRIMARY KEY (workspace_id, email_hash)
  stop_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE UNIQUE INDEX stop_pkey ON public.stop USING btree (workspace_id, email_hash)
table survey
  workspace_id uuid not null
  kind text not null
  version int4 not null
  definition jsonb not null
  content_hash text not null
  created_at timestamptz not null
  survey_kind_check CHECK ((kind = ANY (ARRAY['bought'::text, 'did_not_buy'::text, 'churned'::text, 'clicked'::text, 'called_support'::text])))
  survey_pkey PRIMARY KEY (workspace_id, kind, version)
  survey_version_check CHECK ((version > 0))
  survey_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE UNIQUE INDEX survey_pkey ON public.survey USING btree (workspace_id, kind, version)
table verbatim
  workspace_id uuid not null
  answer_id uuid not null
  question text not null
  text text not null
  verbatim_pkey PRIMARY KEY (workspace_id, answer_id, question)
  verbatim_text_check CHECK ((text <> ''::text))
  verbatim_workspace_id_answer_id_fkey FOREIGN KEY (workspace_id, answer_id) REFERENCES answer(workspace_id, id) ON DELETE CASCADE
  verbatim_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspace(workspace_id)
  CREATE UNIQUE INDEX verbatim_pkey ON public.verbatim USING btree (workspace_id, answer_id, question)
table workspace
  workspace_id uuid not null
  name text not null
  currency text
  language text not null default 'en'::text
  time_zone text not null default 'UTC'::text
  sender_name text
  postal_address text
  is_demo bool not null default false
  created_at timestamptz not null
  workspace_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
  workspace_name_check CHECK (((length(name) >= 1) AND (length(name) <= 255)))
  workspace_name_key UNIQUE (name)
  workspace_pkey PRIMARY KEY (workspace_id)
  CREATE UNIQUE INDEX workspace_name_key ON public.workspace USING btree (name)
  CREATE UNIQUE INDEX workspace_pkey ON public.workspace USING btree (workspace_id)
