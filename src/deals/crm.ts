/** CRMs whose headers are known by name: which of them holds which field, the best first. */
export const CRMS = {
  salesforce: {
    id: ['Opportunity ID', 'Id'],
    dealName: ['Opportunity Name', 'Name'],
    account: ['Account Name'],
    contactEmail: ['Email', 'Contact: Email', 'Primary Contact Email'],
    rep: ['Opportunity Owner', 'Owner'],
    amount: ['Amount', 'Total Amount', 'Amount (converted)'],
    currency: ['Amount Currency', 'Total Amount Currency', 'CurrencyIsoCode'],
    outcome: ['Stage', 'StageName'],
    openedOn: ['Created Date', 'CreatedDate'],
    decidedOn: ['Close Date', 'CloseDate'],
    updatedAt: ['Last Modified Date', 'LastModifiedDate', 'SystemModstamp'],
    crmReason: ['Loss Reason', 'Loss_Reason__c', 'Closed Lost Reason', 'Reason Lost'],
    competitor: ['Main Competitor(s)', 'Primary Competitor'],
    source: ['Lead Source', 'LeadSource'],
    campaign: ['Primary Campaign Source'],
    segment: ['Industry', 'Type'],
    region: ['Territory Region', 'Region'],
  },
  hubspot: {
    id: ['Record ID', 'hs_object_id', 'Deal ID'],
    dealName: ['Deal Name', 'dealname'],
    account: ['Associated Company Names (Primary)', 'Associated Company (Primary)'],
    rep: ['Deal owner', 'hubspot_owner_id'],
    amount: ['Amount', 'Amount in company currency'],
    currency: ['Currency', 'deal_currency_code'],
    outcome: ['Deal Stage', 'dealstage'],
    openedOn: ['Create Date', 'createdate'],
    decidedOn: ['Close Date', 'closedate'],
    updatedAt: ['Last Modified Date', 'hs_lastmodifieddate'],
    crmReason: [
      'Closed Lost Reason',
      'closed_lost_reason',
      'hs_closed_lost_reason',
      'Closed Won Reason',
      'closed_won_reason',
    ],
    source: ['Original Source', 'hs_analytics_source'],
    segment: ['Deal Type', 'dealtype'],
  },
  pipedrive: {
    id: ['Deal - ID'],
    dealName: ['Deal - Title'],
    account: ['Deal - Organization', 'Organization - Name'],
    contactEmail: ['Person - Email - Work', 'Person - Email'],
    contactName: ['Deal - Contact person', 'Person - Name'],
    rep: ['Deal - Owner'],
    amount: ['Deal - Value'],
    currency: ['Deal - Currency of Value', 'Deal - Currency'],
    outcome: ['Deal - Status'],
    openedOn: ['Deal - Deal created'],
    decidedOn: ['Deal - Deal closed on', 'Deal - Won time', 'Deal - Lost time'],
    updatedAt: ['Deal - Update time'],
    crmReason: ['Deal - Lost reason'],
    source: ['Deal - Source channel', 'Deal - Source origin'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type Crm = keyof typeof CRMS

/** The CRM of that name, or undefined where it is none. */
export const crmNamed = (name: string): Record<string, readonly string[]> | undefined =>
  name === 'salesforce' || name === 'hubspot' || name === 'pipedrive' ? CRMS[name] : undefined
