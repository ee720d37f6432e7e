import { expect, test } from 'vitest'
import { DEAL_FORM } from '#src/deals/form.ts'
import { crmNamed } from '#src/deals/crm.ts'
import { type Columns, matchColumns } from '#src/intake/columns.ts'
import { NO_MAP, parseMap } from '#src/intake/intake.ts'

const named = ({ byField }: Columns, headers: readonly string[]) =>
  Object.fromEntries([...byField].map(([field, own]) => [field, own.map((at) => headers[at])]))

const match = (headers: readonly string[], map = NO_MAP, crm = '') =>
  named(matchColumns(headers, DEAL_FORM, { map, preferred: crmNamed(crm) ?? {} }), headers)

test('a map may leave out every key', () => {
  expect(parseMap('{}')).toEqual(NO_MAP)
})

test('a map says which column is which field', () => {
  const map = parseMap(
    '\uFEFF{"columns": {"id": "No.", "attr.Size": "How big"}, "dates": "d/m/yyyy", "decimal": ","}',
  )
  expect(map).toMatchObject({ dates: 'dmy', decimal: ',' })
  const columns = matchColumns(['How big', 'No.', 'Stage'], DEAL_FORM, { map })
  expect(columns.byField.get('id')).toEqual([1])
  expect(columns.attributes).toEqual([{ name: 'Size', column: 0 }])
})

test.each([
  ['{"colums": {}}', /"colums" that is not known. Known are columns, constants, values, only/u],
  ['{"columns": {"id": 5}}', /at "columns\.id"/u],
  ['{"columns": []}', /at "columns"/u],
  ['{"decimal": ";"}', /at "decimal"/u],
  ['{"dates": "us"}', /dates in the map is "us"/u],
  ['{"only": {"Stage": []}}', /at "only\.Stage"/u],
  ['[]', /cannot be read/u],
  ['null', /cannot be read/u],
  ['{"columns": ', /is no JSON/u],
  ['', /is no JSON/u],
])('the map %j is refused with what is wrong in it', (text, message) => {
  expect(() => parseMap(text)).toThrow(message)
})

test.each([
  ['{"columns": {"owner": "Owner"}}', /a field "owner" under columns.*Theirs are id, account/u],
  ['{"constants": {"crm": "x"}}', /a field "crm" under constants/u],
  ['{"values": {"isWon": {}}}', /a field "isWon" under values/u],
  ['{"columns": {"id": "Number"}}', /reads id from a column "Number".*"ID", "Stage"/u],
  ['{"only": {"Country": ["DE"]}}', /reads only from a column "Country"/u],
])('the map %s does not fit the file', (text, message) => {
  expect(() => match(['ID', 'Stage'], parseMap(text))).toThrow(message)
})

test('our own names are known as headers, in any case', () => {
  const ours = DEAL_FORM.fields.filter(({ isInner }) => isInner !== true).map(({ name }) => name)
  expect(match(ours)).toEqual(Object.fromEntries(ours.map((name) => [name, [name]])))
  expect(match(['ID', 'Contact_Email', 'crm reason'])).toEqual({
    id: ['ID'],
    contactEmail: ['Contact_Email'],
    crmReason: ['crm reason'],
  })
})

test('headers of a Salesforce report are known', () => {
  const headers = [
    'Territory Region',
    'Opportunity Owner',
    'Account Name',
    'Opportunity Name',
    'Stage',
    'Amount Currency',
    'Amount',
    'Amount (converted)',
    'Close Date',
    'Created Date',
    'Lead Source',
    'Type',
    'Closed',
    'Won',
    'Primary Campaign Source',
    'Loss_Reason__c',
    'First Name',
    'Last Name',
    'Email',
  ]
  expect(match(headers)).toEqual({
    region: ['Territory Region'],
    rep: ['Opportunity Owner'],
    account: ['Account Name'],
    dealName: ['Opportunity Name'],
    outcome: ['Stage'],
    currency: ['Amount Currency'],
    amount: ['Amount'],
    decidedOn: ['Close Date'],
    openedOn: ['Created Date'],
    source: ['Lead Source'],
    segment: ['Type'],
    isClosed: ['Closed'],
    isWon: ['Won'],
    campaign: ['Primary Campaign Source'],
    crmReason: ['Loss_Reason__c'],
    contactFirstName: ['First Name'],
    contactLastName: ['Last Name'],
    contactEmail: ['Email'],
  })
  expect(match(headers, NO_MAP, 'salesforce')).toEqual(match(headers))
})

test('headers of a HubSpot export are known, by label and by internal name', () => {
  const labels = [
    'Record ID',
    'Deal Name',
    'Deal Stage',
    'Amount',
    'Currency',
    'Close Date',
    'Create Date',
    'Deal owner',
    'Deal Type',
    'Associated Company Names (Primary)',
    'Closed Lost Reason',
    'Closed Won Reason',
  ]
  const names = [
    'hs_object_id',
    'dealname',
    'dealstage',
    'amount',
    'deal_currency_code',
    'closedate',
    'createdate',
    'hubspot_owner_id',
    'dealtype',
    'associated company',
    'closed_lost_reason',
    'closed_won_reason',
  ]
  const fields = [
    'id',
    'dealName',
    'outcome',
    'amount',
    'currency',
    'decidedOn',
    'openedOn',
    'rep',
    'segment',
    'account',
  ]
  for (const headers of [labels, names])
    expect(match(headers)).toEqual({
      ...Object.fromEntries(fields.map((field, at) => [field, [headers[at]]])),
      crmReason: [headers[10], headers[11]],
    })
  expect(match(labels, NO_MAP, 'hubspot')).toEqual(match(labels))
})

test('headers of a Pipedrive export are known, and its status is read before its stage', () => {
  const headers = [
    'Deal - ID',
    'Deal - Title',
    'Deal - Stage',
    'Deal - Status',
    'Deal - Value',
    'Deal - Currency of Value',
    'Deal - Owner',
    'Deal - Lost reason',
    'Deal - Won time',
    'Deal - Lost time',
    'Deal - Deal created',
    'Deal - Organization',
    'Deal - Contact person',
    'Person - Email - Work',
  ]
  const expected = {
    id: ['Deal - ID'],
    dealName: ['Deal - Title'],
    outcome: ['Deal - Status'],
    amount: ['Deal - Value'],
    currency: ['Deal - Currency of Value'],
    rep: ['Deal - Owner'],
    crmReason: ['Deal - Lost reason'],
    decidedOn: ['Deal - Won time', 'Deal - Lost time'],
    openedOn: ['Deal - Deal created'],
    account: ['Deal - Organization'],
    contactName: ['Deal - Contact person'],
    contactEmail: ['Person - Email - Work'],
  }
  expect(match(headers)).toEqual(expected)
  expect(match(headers, NO_MAP, 'pipedrive')).toEqual(expected)
})

test('columns that are no field are kept by their header; the file’s own reason column is not', () => {
  const headers = ['id', 'outcome', 'attr.Size', '__proto__', 'constructor', 'Why it was rejected']
  expect(matchColumns(headers, DEAL_FORM, { map: NO_MAP }).attributes).toEqual([
    { name: 'Size', column: 2 },
    { name: '__proto__', column: 3 },
    { name: 'constructor', column: 4 },
  ])
})

test('a column with an odd name can be mapped', () => {
  const map = parseMap('{"columns": {"account": "constructor", "rep": "__proto__"}}')
  expect(match(['id', '__proto__', 'constructor'], map)).toEqual({
    id: ['id'],
    account: ['constructor'],
    rep: ['__proto__'],
  })
})
