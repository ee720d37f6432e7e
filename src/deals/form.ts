import { type Field, type Form, names } from '#src/intake/columns.ts'

const text = (name: string, aliases: readonly string[], more: Partial<Field> = {}): Field => ({
  name,
  kind: 'text',
  aliases,
  ...more,
})

/** What tells whom a deal is with, who sells it and what it is about. Decisions have them too. */
export const DEAL_FIELDS: readonly Field[] = [
  text(
    'account',
    names(`
    accountname associatedcompanynamesprimary associatedcompanyprimary associatedcompanynames
    associatedcompany companyname company customername organizationname organization organisation
    organisationname accountid firma unternehmen societe entreprise empresa azienda bedrijf 会社名
  `),
  ),
  text(
    'contactEmail',
    names(`
    personemailwork contactpersonemail primarycontactemail personemail email emailaddress mail
    correo correoelectronico
  `),
  ),
  text(
    'contactName',
    names(`
    contact primarycontact primarycontactname contactperson personname ansprechpartner contacto
    contatto
  `),
  ),
  text('contactFirstName', ['firstname', 'vorname', 'prenom'], { isInner: true }),
  text('contactLastName', ['lastname', 'nachname', 'nomdefamille'], { isInner: true }),
  text(
    'rep',
    names(`
    opportunityowner dealowner ownername salesagent salesrep salesperson owner ownerid
    hubspotownerid zustandigermitarbeiterfurdeal zustandigermitarbeiter dealinhaber verkaufer vertriebsmitarbeiter verantwortlich proprietaire propietario
    proprietario eigenaar 担当者 所有者
  `),
  ),
  text('team', ['salesteam', 'dealteam', 'hubspotteam', 'hubspotteamid']),
  text('product', ['productname', 'products', 'produkt', 'produit', 'producto', 'prodotto']),
  {
    name: 'amount',
    kind: 'amount',
    aliases: names(`
      dealvalue totalamount closevalue dealamount opportunityamount value amountconverted
      amountincompanycurrency betrag wert montant importe importo valor bedrag 金額
    `),
  },
  text(
    'currency',
    names(`
    amountcurrency totalamountcurrency dealcurrencycode currencycode dealcurrencyofvalue
    currencyofvalue currencyisocode wahrung devise moneda
  `),
  ),
  {
    name: 'openedOn',
    kind: 'day',
    aliases: names(`
      createddate createdate dealcreated createdon createdat created engagedate opendate
      erstelldatum erstelltam
    `),
  },
  {
    name: 'decidedOn',
    kind: 'day',
    isSplit: true,
    aliases: names(`
      closedate closeddate dealclosedon closedon wontime losttime decisiondate schlusstermin
      abschlussdatum datedecloture datedefermeture fechadecierre sluitingsdatum datadefechamento
      datadichiusura クローズ日 完了予定日
    `),
  },
  text(
    'crmReason',
    names(`
      closedlostreason lossreason lostreason reasonlost hsclosedlostreason closedwonreason
      wonreason winreason reasonwon winlossreason lossreasons verlustgrund grund motifdeperte
      motivodeperdida grundfurverlust grundfurverlorenendeal
    `),
    { isSplit: true },
  ),
  text(
    'competitor',
    names(`
    primarycompetitor lostto competitorlostto maincompetitor maincompetitors competitorname
    competitors wettbewerber konkurrent concurrent competidor
  `),
  ),
  text('source', ['leadsource', 'originalsource', 'hsanalyticssource', 'utmsource', 'quelle']),
  text('campaign', ['primarycampaignsource', 'campaignname', 'utmcampaign', 'kampagne']),
  text('keyword', ['utmterm', 'searchterm', 'adkeyword']),
  text(
    'segment',
    names(`
    customersegment marketsegment industry sector branche companysize dealtype opportunitytype
    type typ
  `),
  ),
  text('region', [
    'salesregion',
    'territory',
    'territoryregion',
    'accountregion',
    'country',
    'land',
  ]),
]

/** What a file of deals holds, and what else its columns are called. */
export const DEAL_FORM: Form = {
  noun: 'deals',
  keepsOthers: true,
  telling: ['id', 'outcome'],
  required: [
    ['outcome', 'isWon', 'isClosed'],
    ['id', 'dealName', 'account'],
  ],
  fields: [
    text(
      'id',
      names(`
      opportunityid dealid recordid hsobjectid crmid idderegistro datensatzid iddefiche レコードid
    `),
    ),
    ...DEAL_FIELDS,
    text(
      'outcome',
      names(`
      dealstatus opportunitystatus stage dealstage stagename salesstage status phase verkaufsphase
      etape etapa fase dealphase ステージ フェーズ
    `),
    ),
    text('isWon', ['won', 'hsisclosedwon', 'isclosedwon'], { isInner: true }),
    text('isLost', ['lost', 'hsisclosedlost', 'isclosedlost'], { isInner: true }),
    text('isClosed', ['closed', 'hsisclosed'], { isInner: true }),
    {
      name: 'updatedAt',
      kind: 'time',
      aliases: names(`
        lastmodifieddate hslastmodifieddate updatetime dealupdatetime lastmodified modifiedon
        updated systemmodstamp
      `),
    },
    text('dealName', ['opportunityname', 'dealtitle', 'opportunity', 'deal', 'name'], {
      isInner: true,
    }),
  ],
}
