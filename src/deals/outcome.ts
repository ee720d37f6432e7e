import { OUTCOMES, type Outcome } from '#src/base/words.ts'

/** Words with commas between them. */
const phrases = (text: string): string[] => text.trim().split(/,\s+/u)

/** How a deal stands: ended in one of the ways, or open. */
export type Standing = Outcome | 'open'

/** What CRMs call it, in eight languages, as letters and digits alone without accents. */
const WORDS: Record<Standing, readonly string[]> = {
  won: phrases(`
    won, win, closed won, closed win, deal won, sold, signed, gewonnen, abgeschlossen gewonnen,
    geschlossen gewonnen, geschlossen und gewonnen, abgeschlossen und gewonnen, gagné, gagnée, fermé gagné, fermée gagnée,
    clôturé gagné, clôturée gagnée, conclu, conclue, fermé et gagné, fermée et gagnée, ganado,
    ganada, cerrado ganado, cerrada ganada, cierre ganado, vendido, gesloten gewonnen, afgesloten
    gewonnen, verkocht, ganho, ganha, fechado ganho, fechada ganha, fechado e ganho, negócio
    fechado, vinto, vinta, chiuso vinto, chiusa vinta, chiuso con successo, 受注, 成約, 成立, 商談成立,
    契約締結, クローズ受注, 受注済み
  `),
  lost: phrases(`
    lost, loss, closed lost, closed loss, deal lost, lost to competitor, verloren, abgeschlossen
    verloren, geschlossen verloren, geschlossen und verloren, abgeschlossen und verloren, perdu, perdue, fermé perdu, fermée
    perdue, clôturé perdu, clôturée perdue, fermé et perdu, fermée et perdue, perdido, perdida,
    cerrado perdido, cerrada perdida, cierre perdido, gesloten verloren, afgesloten verloren,
    fechado perdido, fechada perdida, fechado e perdido, perso, persa, chiuso perso, chiusa persa,
    失注, 不成立, 商談不成立, クローズ失注, 失注済み
  `),
  no_decision: phrases(`
    no decision, lost no decision, closed no decision, closed lost no decision, no decision made,
    closed lost no decision made, lost no decision made, keine entscheidung, verloren keine
    entscheidung, ohne entscheidung, sans décision, aucune décision, pas de décision, perdu sans
    décision, sin decisión, perdido sin decisión, geen beslissing, geen besluit, verloren geen
    beslissing, sem decisão, perdido sem decisão, nessuna decisione, perso nessuna decisione,
    決定なし, 見送り
  `),
  churned: phrases(`
    churned, churn, cancelled customer, customer lost, gekündigt, kunde verloren, résilié,
    résiliée, client perdu, cliente perdido, opgezegd, disdetto, 解約
  `),
  open: phrases(`
    open, in progress, new, pipeline, active, on hold, stalled, reopened, prospecting, prospect,
    engaging, engaged, lead, qualification, qualified, qualifying, discovery, demo, needs
    analysis, value proposition, id decision makers, perception analysis, proposal, proposal price
    quote, quote, negotiation, negotiation review, negotiations started, proposal made, contacted,
    contact made, demo scheduled, needs defined, lead in, contract sent, appointment scheduled,
    qualified to buy, presentation scheduled, decision maker bought in, offen, in bearbeitung, in
    verhandlung, verhandlung, angebot, ouvert, ouverte, en cours, négociation, proposition,
    abierto, abierta, en curso, en progreso, negociación, propuesta, lopend, in behandeling,
    onderhandeling, offerte, aberto, aberta, em andamento, negociação, proposta, aperto, aperta,
    in corso, trattativa, negoziazione, preventivo, 進行中, 商談中, 提案, 見積, 交渉, 未決
  `),
}

const STANDINGS = new Map<string, Standing>(
  ([...OUTCOMES, 'open'] as const).flatMap((standing) =>
    WORDS[standing].map((word): [string, Standing] => [keyOf(word), standing]),
  ),
)

/** `7 - Closed Won` and `closedwon` are one word: letters alone, without number in front or accents. */
function keyOf(text: string): string {
  const letters = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return letters.replace(/^\d+(?=\p{L})/u, '')
}

/**
 * What a stage or status means, where CRMs agree on it; undefined for a word of the company's own,
 * which is never guessed.
 */
export const standingOf = (stage: string): Standing | undefined => STANDINGS.get(keyOf(stage))

const YES = new Set([
  '1',
  'true',
  'yes',
  'y',
  'x',
  'ja',
  'wahr',
  'oui',
  'vrai',
  'si',
  'sim',
  'はい',
])
const NO = new Set([
  '0',
  'false',
  'no',
  'n',
  'nein',
  'falsch',
  'non',
  'faux',
  'nao',
  'nee',
  'いいえ',
])

/** The flags that CRMs keep beside a stage; null where there is none. */
export type Flags = { isWon: boolean | null; isLost: boolean | null; isClosed: boolean | null }

/** A tick box as exported; null where blank or not to be read. */
export function readFlag(text: string): boolean | null {
  const key = keyOf(text) || text.trim()
  return YES.has(key) ? true : NO.has(key) ? false : null
}

/** What the flags say of a stage that is a word of the company's own. */
export function standingOfFlags({ isWon, isLost, isClosed }: Flags): Standing | undefined {
  if (isWon === true) return 'won'
  if (isLost === true || (isClosed === true && isWon === false)) return 'lost'
  if (isClosed === false || (isWon === false && isLost === false)) return 'open'
  return undefined
}
