import type { Migration } from 'kysely/migration'
import * as team from './0001-team.ts'
import * as deals from './0002-deals.ts'
import * as invitations from './0003-invitations.ts'
import * as answers from './0004-answers.ts'
import * as reasons from './0005-reasons.ts'
import * as reports from './0006-reports.ts'
import * as codebook from './0007-codebook.ts'
import * as reviews from './0008-reviews.ts'
import * as emerging from './0009-emerging.ts'
import * as reading from './0010-reading.ts'

/** Every migration by name, in the order of the names; listed so that a bundler can see them. */
export const migrations: Record<string, Migration> = {
  '0001-team': team,
  '0002-deals': deals,
  '0003-invitations': invitations,
  '0004-answers': answers,
  '0005-reasons': reasons,
  '0006-reports': reports,
  '0007-codebook': codebook,
  '0008-reviews': reviews,
  '0009-emerging': emerging,
  '0010-reading': reading,
}
