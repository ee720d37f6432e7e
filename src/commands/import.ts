import type { Command } from './command.ts'
import { runAnswers } from './importAnswers.ts'
import { runDeals } from './importDeals.ts'
import { runReps } from './importReps.ts'
import { IMPORT_OPTIONS } from './runImport.ts'

const SHARED_HELP = [
  'Encoding, delimiter, columns, date order and decimals are found by themselves and printed. Every',
  'row is imported, unchanged, rejected or skipped. A row is rejected where a required field is',
  'missing or a cell cannot be read: an unknown outcome, a date, an amount, a currency, an e-mail',
  'address. An address that cannot be used rejects its row too, so that it is not lost in silence;',
  'correct it, or empty the cell. Rejected rows go to FILE-rejected.csv beside FILE, with the reason',
  'in the last column: correct them there and import that file. Importing again changes nothing.',
  '',
  '  --dry-run  say what would happen, and keep nothing',
  '  --json     print the counts as JSON',
]

const MAP_HELP = [
  'A map file says how a CSV reads; each of its keys may be left out:',
  '  {"columns": {"OUR FIELD": "THEIR HEADER"}, "constants": {"OUR FIELD": "VALUE"},',
  '   "values": {"outcome": {"Gewonnen": "won"}}, "only": {"THEIR HEADER": ["VALUE"]},',
  '   "dates": "m/d/yyyy", "decimal": "."}',
]

const DIMENSIONS = [
  'account, contactEmail, contactName, rep, team, product, amount, currency, outcome, decidedOn,',
  'crmReason, competitor, source, campaign, keyword, segment, region',
]

/** `because import deals FILE` */
export const importDeals: Command = {
  name: 'import deals',
  usage: 'FILE [--map salesforce|hubspot|pipedrive|MAP_FILE] [--dry-run] [--json]',
  summary: 'Bring deals in from a CSV; those that have ended become decisions.',
  help: [
    ...SHARED_HELP,
    '  --map M    salesforce, hubspot or pipedrive, or a map file',
    '',
    'Fields: id, openedOn, updatedAt, attr.ANYTHING,',
    ...DIMENSIONS,
    'Required: outcome, and id; a file without ids goes by account, deal name and close date. A',
    'stage that is not known as an end, in a row without a close date, is an open deal.',
    '',
    ...MAP_HELP,
  ].join('\n'),
  options: IMPORT_OPTIONS,
  words: [1, 1],
  run: runDeals,
}

/** `because import reps FILE` */
export const importReps: Command = {
  name: 'import reps',
  usage: 'FILE [--map MAP_FILE] [--dry-run] [--json]',
  summary: 'Bring in teams, managers and offices of the reps that deals name.',
  help: [
    ...SHARED_HELP,
    '  --map M    a map file',
    '',
    'Fields: name (required), email, team, manager, office. A blank takes nothing away.',
    '',
    ...MAP_HELP,
  ].join('\n'),
  options: IMPORT_OPTIONS,
  words: [1, 1],
  run: runReps,
}

/** `because import answers FILE` */
export const importAnswers: Command = {
  name: 'import answers',
  usage: 'FILE [--map MAP_FILE] [--dry-run] [--json]',
  summary: 'Bring in answers that were given elsewhere, with their free text.',
  help: [
    ...SHARED_HELP,
    '  --map M    a map file',
    '',
    'Fields: id, kind, text, reasons (ids joined by ;), language, answeredOn,',
    'use (named, company or anonymous, which is the default),',
    ...DIMENSIONS,
    'Required: id, kind, and text or reasons. Without answeredOn the day of the decision is taken,',
    'else today.',
    '',
    ...MAP_HELP,
  ].join('\n'),
  options: IMPORT_OPTIONS,
  words: [1, 1],
  run: runAnswers,
}
