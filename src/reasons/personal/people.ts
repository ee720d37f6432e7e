import type { Found } from './mask.ts'
import { DOUBTFUL, GIVEN } from './given.ts'

const NOT_INSIDE = String.raw`(?<![\p{L}\p{M}\p{N}])`
/** A word as names are written: no HubSpot, no SAP, but McKay and O’Neill. */
const NAME = String.raw`(?:Mc|Mac|O['’]|D['’])?\p{Lu}[\p{Ll}\p{M}]{1,24}(?:-\p{Lu}[\p{Ll}\p{M}]{1,24})?(?![\p{L}\p{M}\p{N}]|\.[a-z])`
const INITIAL = String.raw`(?:\p{Lu}\.(?!\p{L}) ?)`
const PARTICLE = '(?:(?:von|van|der|den|de|da|do|dos|del|la|di|zu|y) ){1,2}'
const REST = String.raw`(?: ${INITIAL})?(?:[ ](?:${PARTICLE})?${NAME}){0,2}`

/** Before a family name; "Sr. Engineer" is a rank. */
const TITLE = String.raw`(?:Mr|Mrs|Ms|Mx|Dr|Prof)\.? |(?:Miss|Herrn?|Frau|Fräulein|Mme|Mlle|Monsieur|Madame|Mademoiselle|Señora?|Señorita|Senhora?|Dona|Doña|Sig\.|Sra?\.|Dra?\.) `
const FRENCH = String.raw`(?<=(?:^|avec|de|à|par|et|que|chez|pour|votre collègue) )M\. |^M\. `
const RANKS =
  '(?!(?:Dr|Prof|Manager|Engineer|Director|Developer|Account|Sales|Analyst|Consultant|Vice|Office|Team|Architect|Product|Designer|Support|Kollegin?|Kollege)(?![\\p{L}]))'
const TITLED = new RegExp(
  String.raw`${NOT_INSIDE}(?:${TITLE}|${FRENCH})(?:(?:Dr|Prof)\.? ){0,2}${RANKS}(?:${INITIAL}){0,2}((?:${PARTICLE})?${NAME}${REST})`,
  'gu',
)
/** As typed on a phone. */
const LOWER_TITLED = new RegExp(
  String.raw`${NOT_INSIDE}(?:mr|mrs|herrn?|frau|señora?|monsieur|madame)\.? (?!(?:${['and', 'or', 'und', 'oder', 'hat', 'war', 'ist', 'am', 'an', 'in', 'who', 'was', 'had', 'is', 'from', 'que', 'et', 'qui', 'der', 'die', 'das', 'mit', 'von'].join('|')})(?!\p{L}))(${NAME}|\p{Ll}{3,20})(?![\p{L}\p{M}\p{N}])`,
  'gu',
)

/** "My rep Tom", "your colleague, Priya", "mein Berater Jens", "un tal Ramiro". */
const ROLE = String.raw`(?:rep|representative|salesman|saleswoman|salesperson|sales guy|seller|account manager|account exec|account executive|manager|agent|colleague|coworker|technician|engineer|consultant|advisor|adviser|assistant|trainer|instructor|boss|someone|somebody|guy|lady|woman|man|person|named|name (?:is|was)|contact person|champion|Berater(?:in)?|Vertriebler(?:in)?|Verkäufer(?:in)?|Ansprechpartner(?:in)?|Kollegen?|Kollegin|Betreuer(?:in)?|Techniker(?:in)?|Mitarbeiter(?:in)?|namens|heißt|heisst|commerciale?|conseillère|conseiller|vendeuse|vendeur|collègue|technicienne?|nommée?|s['’]appelle|comercial|vendedora?|asesora?|compañer[oa]|colega|agente|técnic[oa]|llamad[oa]|se llama|se chama|chamad[oa]|un tal|una tal)`
const IN_ROLE = new RegExp(
  String.raw`${NOT_INSIDE}${ROLE}(?:,? |: ?)(?:(?:named|called|namens) )?`,
  'giu',
)

const TALKING = String.raw`(?:spoke|spoken|speak|speaking|talked|talk|talking|chatted|met|dealt|worked|working|call|meeting|demo|thanks|thank you|thx|danke|gracias|merci|obrigad[oa]|hi|hello|dear|hallo|liebe[r]?|gesprochen|hablé|hablamos|parlé|falei|falamos)`
const TALKED = new RegExp(
  String.raw`${NOT_INSIDE}${TALKING},? (?:(?:to|with|by|mit|con|avec|com|an|à|a) )?`,
  'giu',
)
const FULL_NAME = new RegExp(`(${NAME})(${REST})`, 'uy')
/** "Mark from support", "Grace was rude", "Will's demo", "I blame Bill": a person does these. */
const ACTING = new RegExp(
  String.raw`${NOT_INSIDE}(${NAME})(?=['’]s |,? (?:from|in) (?:your |the )?(?:sales|support|billing|accounts|accounting|your|customer)|,? (?:aus|vom|von) (?:dem |der |eurem |ihrem )?(?:Support|Vertrieb|Service)| (?:never called|called|told|said|promised|listened|answered|explained|showed|helped|was (?:rude|great|kind|patient|helpful|pushy|nice|lovely|friendly|amazing)|hat|war (?:nett|super|freundlich|sehr)|sagte))`,
  'gu',
)
const ALONE = new RegExp(
  String.raw`${NOT_INSIDE}(${NAME})((?: ${INITIAL})?(?:[ ](?:${PARTICLE})?${NAME}){0,2})`,
  'gu',
)
/** 田中さん, 佐藤様 */
const JAPANESE =
  /(?<!\p{Script=Han})([\p{Script=Han}々]{2,4}|\p{Script=Katakana}[\p{Script=Katakana}ー]{1,7})(?=さん|様|氏|くん|ちゃん)/gu
const JAPANESE_ROLES =
  /(?:担当|担当者|営業|営業担当|業者|店員|社長|部長|課長|係長|店長|上司|同僚|皆|客|患者|職員|係員|社員|貴社|御社|会社|販売員|相手|隣|サポート|スタッフ|オペレーター|メーカー|ベンダー|顧客|王|神|.[士師屋員者家手])$/u

/** What stands capitalised where a name could, and is none. */
const NO_NAME =
  /^(?:I|We|You|He|She|It|They|The|This|That|There|These|Those|And|But|So|Not|No|Yes|Who|What|When|Where|Why|How|Our|Your|My|His|Her|Their|Its|If|In|On|At|To|For|From|With|By|Of|Or|As|Is|Was|All|Only|Just|Very|Too|Then|Than|After|Before|Because|Mon|Monday|Tue|Tuesday|Wed|Wednesday|Thu|Thursday|Fri|Friday|Sat|Saturday|Sun|Sunday|January|February|March|July|August|September|October|November|December|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Support|Sales|Service|Customer|Marketing|Finance|Legal|Procurement|Billing|Purchasing|Engineering|Accounting|Human|Management|English|German|French|Spanish|Google|Microsoft|Apple|Amazon|Oracle|Salesforce|Zendesk|Slack|Excel|Teams|Zoom|Outlook|Sie|Ihnen|Euch|Wir|Der|Die|Das|Den|Dem|Ein|Eine|Einen|Und|Aber|Auch|Nicht|Kein|Keine|Team|Vertrieb|Kunden|Kundendienst|Alle|Herr|Frau|Mr|Mrs|Ms|Dr|Le|La|Les|El|Los|Las|Os|As|Un|Una|Uma)$/u

/** "April's invoice", "Sydney was great". */
const TIME_OR_PLACE =
  /^(?:April|May|June|Summer|Asia|Austin|Charlotte|Dallas|Florence|Georgia|Jordan|Luna|Madison|Phoenix|Sydney|Victoria|Virginia)$/u

const isGiven = (word: string): boolean => GIVEN.has(word) || GIVEN.has(word.split('-')[0] ?? '')
const isKnown = (word: string): boolean => isGiven(word) || DOUBTFUL.has(word)

/** What follows a given name shows that it is a firm: "Frank Software", "Martin Foods". */
const FIRM =
  /^ (?:Software|Foods|Systems|Solutions|Group|Bank|Consulting|Labs|Partners|Logistics|Industries|Technologies|Insurance|Hotels?|Stores?|Motors|Guitars|GmbH|AG|Inc|Ltd|LLC|Corp|Co)(?!\p{L})/u

/**
 * People that nobody told us of: behind a title or a role, in the words of talking to somebody, and
 * common given names with what follows them.
 */
export function findPeople(text: string): Found[] {
  const found: Found[] = []
  const add = (from: number, name: string) =>
    found.push({ kind: 'name', span: [from, from + name.length] })
  for (const { 0: match, 1: name = '', index } of text.matchAll(TITLED))
    add(index + match.length - name.length, name)
  for (const { 0: match, 1: name = '', index } of text.matchAll(LOWER_TITLED))
    add(index + match.length - name.length, name)
  for (const { name, full, from } of namesAfter(text, IN_ROLE))
    if (!NO_NAME.test(name)) add(from, full)
  for (const { name, full, from } of namesAfter(text, TALKED)) if (isKnown(name)) add(from, full)
  for (const { 1: name = '', index } of text.matchAll(ACTING))
    if (isKnown(name) && !TIME_OR_PLACE.test(name)) add(index, name)
  return [...found, ...findGiven(text), ...findJapanese(text)]
}

/** The names that follow a pattern at once; the pattern minds no capitals, a name does. */
function namesAfter(text: string, pattern: RegExp) {
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) => {
    const from = index + match.length
    FULL_NAME.lastIndex = from
    const [, name = '', rest = ''] = FULL_NAME.exec(text) ?? []
    return { name, full: name + familyOf(name, rest), from }
  }).filter(({ name }) => name !== '')
}

/** The family name behind a given one; not the next sentence, and not where the first is no given name. */
const familyOf = (name: string, rest: string): string =>
  isKnown(name) && !FIRM.test(rest) && !NO_NAME.test(rest.trim().split(' ')[0] ?? '') ? rest : ''

function findGiven(text: string): Found[] {
  const found: Found[] = []
  ALONE.lastIndex = 0
  for (let match = ALONE.exec(text); match !== null; match = ALONE.exec(text)) {
    const { 1: name = '', 2: rest = '', index } = match
    if (!isGiven(name) || FIRM.test(text.slice(index + name.length, index + name.length + 20)))
      ALONE.lastIndex = index + name.length
    else found.push({ kind: 'name', span: [index, index + (name + familyOf(name, rest)).length] })
  }
  return found
}

const findJapanese = (text: string): Found[] =>
  Array.from(text.matchAll(JAPANESE), ({ 1: name = '', index }): Found => ({
    kind: 'name',
    span: [index, index + name.length],
  })).filter(({ span }) => !JAPANESE_ROLES.test(text.slice(...span)))
