import type { Found } from './mask.ts'

const CAP = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{1,30}`
const NOT_INSIDE = String.raw`(?<![\p{L}\p{M}\p{N}])`
const ENDS = String.raw`(?![\p{L}\p{M}\p{N}])`
/** The town behind a street: ", 10115 Berlin", ", Springfield, IL 62704". */
const TOWN = String.raw`(?:,? (?:\d{4,5} )?${CAP}(?: ${CAP}){0,2}(?:,? [A-Z]{2} \d{5}(?:-\d{4})?)?)`
const HOUSE = String.raw`\d{1,4}(?: ?[a-zA-Z]${ENDS})?`
/** The door, the floor. */
const DOOR = String.raw`(?:,? (?:[Aa]pt|[Aa]partment|[Ss]uite|[Uu]nit|[Ff]lat|[Ff]loor|#)\.? ?\d{1,5}[a-z]?)?`
const SMALL = "(?:de|du|des|da|do|das|dos|del|la|le|les|los|las|l’|l'|d’|d')"

const ENGLISH_STREET =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Square|Terrace|Crescent|Highway|Hwy|Parkway|Pkwy'
const PATTERNS = [
  // 12 Main Street, Apt 4, Springfield, IL 62704
  `${NOT_INSIDE}\\d{1,5}[a-zA-Z]? (?!(?:Google|One|Hard|Flash|Test) Drive)(?:(?:[NSEW]\\.? )?(?:${CAP}|\\d{1,3}(?:st|nd|rd|th)) ){1,3}(?:${ENGLISH_STREET}|Way|Place|Row|Close|Gardens)${ENDS}\\.?${DOOR}${TOWN}?`,
  // 12 main street, as typed on a phone
  `${NOT_INSIDE}\\d{1,5}[a-z]? (?!(?:way|one|two|dead|the|of|side|more|other|different|new|main on)${ENDS})\\p{Ll}{2,20} (?:street|road|avenue|lane|boulevard)${ENDS}`,
  // Hauptstraße 12, 10115 Berlin; Berliner Str. 5; Am Lindenweg 4
  `${NOT_INSIDE}(?:(?:\\p{Lu}\\p{L}{1,20}[ -]){0,2}(?:\\p{Lu}\\p{L}{0,24}(?:straße|strasse|str\\.)|(?:Straße|Strasse|Str\\.|Allee|Gasse|Platz|Weg|Damm|Ufer))|(?!(?:Arbeits|Speicher|Park|Stell|Sitz|Lager|Steh|Schlaf|Um|Heim|Rück|Hin|Lösungs|Mittel|Vertriebs|Ausbildungs)(?:platz|weg))\\p{Lu}\\p{L}{1,24}(?:weg|platz|allee|gasse|damm|ufer)) ${HOUSE}${ENDS}(?:(?:,| in)? \\d{5} ${CAP})?`,
  // 12 bis, rue de la Paix, 75002 Paris
  `${NOT_INSIDE}\\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\\.|boulevard|bd|place|chemin|impasse|allée|quai|route|cours|square) (?:${SMALL} ?){0,3}${CAP}(?: (?:${SMALL} ?){0,2}${CAP}){0,3}(?:,? \\d{5} ${CAP})?`,
  // Calle Mayor, 12; Rua das Flores nº 5
  `${NOT_INSIDE}(?:[Cc]alle|C\\/|[Aa]venida|[Aa]v(?:da)?\\.|[Pp]laza|[Pp]aseo|[Rr]onda|[Cc]amino|[Rr]ua|[Pp]raça|[Tt]ravessa|[Aa]lameda|[Ee]strada|[Ll]argo) (?:${SMALL} ){0,3}${CAP}(?: (?:${SMALL} ){0,2}${CAP}){0,3},? (?:n[ºo°]\\.? ?)?\\d{1,5}${ENDS}(?:,? \\d{4,5}(?:-\\d{3})? ${CAP})?`,
  // 東京都港区芝公園4-2-8, 〒105-0011
  '〒\\s?\\d{3}-?\\d{4}',
  '(?:東京都|北海道|(?:京都|大阪)府|\\p{Script=Han}{2,3}県)[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]{1,20}[0-9０-９]{1,4}(?:[-−－丁目番地の号]{1,2}[0-9０-９]{0,4}){0,6}',
  // Springfield, IL 62704
  `${NOT_INSIDE}${CAP}(?: ${CAP}){0,2},? [A-Z]{2} \\d{5}(?:-\\d{4})?${ENDS}`,
  // SW1A 1AA; no memory sizes or hours of the day
  `${NOT_INSIDE}[A-Z]{1,2}\\d[A-Z\\d]? \\d(?!(?:GB|MB|TB|KB|AM|PM|ND|RD|TH|ST))[A-Z]{2}${ENDS}`,
  // D-10115 Berlin, 1000-001 Lisboa, 01310-100 São Paulo
  `${NOT_INSIDE}(?:(?:D|A|CH|F|E)-\\d{4,5}|\\d{4,5}-\\d{3}) ${CAP}`,
  // 10115 Berlin: of the cities that everybody knows, since 12000 Euro is no place
  `${NOT_INSIDE}\\d{4,5} (?:Berlin|Hamburg|München|Köln|Frankfurt|Stuttgart|Düsseldorf|Leipzig|Dortmund|Essen|Bremen|Dresden|Hannover|Nürnberg|Wien|Graz|Linz|Salzburg|Zürich|Basel|Bern|Genève|Lausanne|Paris|Lyon|Marseille|Toulouse|Nice|Nantes|Strasbourg|Montpellier|Bordeaux|Lille|Rennes|Madrid|Barcelona|Valencia|Sevilla|Zaragoza|Málaga|Bilbao|Bruxelles|Amsterdam)${ENDS}`,
].map((pattern) => new RegExp(pattern, 'gu'))

/**
 * Street addresses as English, German, French, Spanish, Portuguese and Japanese ones are written,
 * with the town behind them, and postcodes with a town where it is clear. Some are missed and some
 * are no addresses; each pattern has a bounded reach.
 */
export const findAddresses = (text: string): Found[] =>
  PATTERNS.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: match, index }): Found => ({
      kind: 'address',
      span: [index, index + match.length],
    })),
  )
