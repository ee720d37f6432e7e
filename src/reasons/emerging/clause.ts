import { fingerprint } from '#src/base/hash.ts'
import { compareText } from '#src/base/text.ts'
import type { Day } from '#src/base/window.ts'
import type { TextLanguage } from '#src/base/words.ts'
import { LEXICONS } from '../lexicon/all.ts'
import { splitClauses } from '../text/clauses.ts'
import { languageOf } from '../text/language.ts'
import { wordsOf } from '../text/words.ts'

/** One verbatim that no reason was found in. */
export type Unsorted = {
  answerId: string
  /** Who wrote it; the same person may write several. */
  person: string
  question: string
  text: string
  /** A language tag, or null where it is unknown. */
  language: string | null
  answeredOn: Day
}

/** A word that carries meaning: by what it is compared, and where it stands in the verbatim. */
export type Term = { key: string; start: number; end: number }

/** One thought of a verbatim. */
export type Clause = {
  source: Unsorted
  span: [from: number, to: number]
  /** Words that mean something, in order; `follows` is true where only small words stand between. */
  terms: Term[]
  /** The same for clauses of the same words. */
  hash: string
}

/** Of one answer; what comes after says little that is new, and may be a pasted page. */
const CLAUSES_MAX = 20
const TERMS_MAX = 40
const TEXT_MAX = 5000
const LETTERS_MIN = 2

const smallWords = new Map<TextLanguage, ReadonlySet<string>>()

function smallWordsOf(language: TextLanguage): ReadonlySet<string> {
  const known = smallWords.get(language)
  if (known !== undefined) return known
  const list = language === 'ja' ? '' : `${LEXICONS[language].smallWords} ${PLAIN_WORDS[language]}`
  const small = new Set(wordsOf(list, language).flatMap(({ text, stem }) => [text, stem]))
  smallWords.set(language, small)
  return small
}

/**
 * The clauses of these verbatims that hold a word of meaning, in an order that depends on what they
 * say and not on when they came. Texts of languages that we do not read have none.
 */
export function clausesOf(texts: readonly Unsorted[]): Clause[] {
  return texts
    .flatMap(readClauses)
    .sort(
      (a, b) =>
        compareText(a.hash, b.hash) ||
        compareText(a.source.answerId, b.source.answerId) ||
        compareText(a.source.question, b.source.question) ||
        a.span[0] - b.span[0],
    )
}

function readClauses(source: Unsorted): Clause[] {
  const text = source.text.slice(0, TEXT_MAX)
  const language = languageOf(text, source.language)
  if (language === null) return []
  const words = wordsOf(text, language)
  const { clauseOf } = splitClauses(words, language)
  const clauses: Clause[] = []
  for (let from = 0; from < words.length && clauses.length < CLAUSES_MAX;) {
    let to = from + 1
    while (to < words.length && clauseOf[to] === clauseOf[from]) to += 1
    const own = words.slice(from, to)
    const terms = (language === 'ja' ? pairsOf(own) : meaningful(own, language)).slice(0, TERMS_MAX)
    const [first, last] = [own[0], own.at(-1)]
    if (terms.length > 0 && first !== undefined && last !== undefined)
      clauses.push({
        source,
        span: [first.start, last.end],
        terms,
        hash: fingerprint(terms.map(({ key }) => key).join(' ')),
      })
    from = to
  }
  return clauses
}

type Word = ReturnType<typeof wordsOf>[number]

function meaningful(words: readonly Word[], language: TextLanguage): Term[] {
  const small = smallWordsOf(language)
  return words
    .filter(
      ({ text, stem, isNumber }) =>
        !isNumber && text.length >= LETTERS_MIN && !small.has(text) && !small.has(stem),
    )
    .map(({ stem, start, end }) => ({ key: stem, start, end }))
}

const CARRIER = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}]/u

/** Japanese is read by pairs of letters, one of which has to be more than a particle. */
function pairsOf(words: readonly Word[]): Term[] {
  return words.slice(1).flatMap((word, at): Term[] => {
    const before = words[at]
    if (before === undefined || word.before !== 'space') return []
    const key = before.text + word.text
    return CARRIER.test(key) ? [{ key, start: before.start, end: word.end }] : []
  })
}

/**
 * Words that people use whatever they speak of, besides the small words of their language: times,
 * counts, and verbs and nouns of all work. Two texts that share no other word share no thought.
 */
const PLAIN_WORDS: Record<Exclude<TextLanguage, 'ja'>, string> = {
  en: `please pls in out up down off over under into onto about after before again against ago along also although
    always among another any anybody anyone anything around away back because been being below between
    both came come comes coming could day days did different do does doing done during each either
    else end ended enough even ever every everybody everyone everything far felt few find first five
    found four gave general generally get gets getting give given gives giving go goes going gone got
    great half hand happen happened hard here high home honest honestly hour hours however i'd idea if
    instead kept kind knew know known last late later least left less let like liked likely little long
    look looked looking lot lots low made main mainly make makes making maybe mean meant might mine
    minute minutes moment money month months more morning most mostly much must myself near nearly never
    new next nice night no nobody none nor now number often ok okay old once one ones only other others
    ought ourselves own part people perhaps person pick place point pretty probably put question quite
    rather real really reason reasons right said same saw say saying says second see seem seemed seen
    sense several she should show showed side simply since six small some somebody someone something
    sometimes soon sort still stop stopped such sure take taken taking talk tell ten thank thanks then
    thing things think third thought three through till time times today together told tomorrow too took
    toward tried try trying turn turned twice two under until upon us use used using usually want wanted
    wants way week weeks well went whatever whether while whole whose why will wish with within without
    wonder word words work worked working works worth would wrong year years yes yesterday yet ask asked
    asking bad better best good big bit call called customer company team guy guys lady stuff feel feels
    keep keeps held run runs ran start started need needs needed decide decided decision answer answers
    already almost alone able across above actually spring summer autumn winter monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october
    november december twenty hundred thousand per cent percent plus minus via vs etc`,
  de: `ab alle allem allen aller alles als also am ander andere anderen anderer anderes anders anfang ans
    antwort anderthalb auch auf aus außerdem bald bei beide beiden beim bekommen besser beste bin bis
    bisher bitte bleibt brauchen brauchte da dabei dadurch dafür dagegen daher damals damit danach daneben
    dann daran darauf daraus darin darum davon davor dazu denn deshalb deutlich dinge dort drei durch ehrlich
    eigene eigenen eigentlich einfach einige einiges einmal ende endlich entweder erst erste ersten etwa
    etwas fast fand finden firma frage frau für früher fünf ganz ganze geben gefunden gegen gehabt gehen
    geht gekommen gemacht genau genommen genug gerade gern gesagt gewesen gibt ging gleich grund gründe gut
    gute guten habe haben halb halt hat hatte hatten heute hier hinter hätte hätten ihm ihn immer insgesamt
    ja jahr jahre jahren jede jeden jeder jedes jedoch jemand jetzt kam kann kaum kein keine kommen kommt
    konnte konnten kunde kunden können kurz kürzer lang lange langsam lassen leider letzte letzten leute
    lieber ließ läuft machen macht mal man manche manchmal mehr mehrere meist meisten minuten mir mit
    mitarbeiter monat monate monaten montag muss musste mussten möchte möglich müssen nach nachher nah neben
    nehmen nein neu neue neuen nicht nichts nie niemand noch nun nur nutzen ob oben oder oft ohne paar
    problem recht richtig sache sachen sagen sagt sagte sagten schlecht schlechter schließlich schnell schon
    sehr seit seitdem selbst selber sicher sind so sofort sogar solche soll sollte sollten sonst spät später
    statt stelle stellen stets stück stunde stunden tag tage tagen team teil tun tut um und ungefähr unten
    unter viel viele vielleicht vier vom von vor vorher wahrscheinlich wann war waren warum was weg weil
    weiter weitere welche wenig weniger wenn wer werden wie wieder will wir wird wirklich wissen wo woche
    wochen wohl wollen wollte wollten worden wurde wurden während wäre zehn zeit zu zuerst zum zur zurück
    zusammen zwar zwei zweite zweimal zwischen über überhaupt`,
  fr: `abord ai aller alors an année années ans aprem après assez au aucun aujourd'hui aussi autre autres
    avait avant avec avoir avons beaucoup besoin bien bon bonne bonnes bons c'est cela ces cette ceux
    chaque chez chose choses client clients combien comme comment compte cours d'abord dans demande demandé
    depuis dernier dernière derrière deux devant deviez dire dit donc donné dont dès déjà début en encore
    enfin ensuite entre envers est et eu exemple faire fait fallait faut fin fini fois font gens grand
    grande habitude heure heures hier ici il ils jamais jour jours jusqu'à juste là le les leur loin
    longtemps lors mais mal manière me meilleur même mieux mois moins moment monde ne niveau nos notre
    nouveau nouvelle nous on ont ou où par parce parfois parler part pas passé pendant perdu personne
    petit petite peu peut peut-être plus plusieurs plutôt point pour pourquoi pouvait pouvoir premier
    première presque pris problème puis quand que quel quelque quelques question qui quoi raison raisons
    rien s'est sans semaine semaines sera si société sous souvent suis sur surtout tard temps toujours
    tous tout toute toutes travail trois trop trouver trouvé très un une utiliser va vers veut vite voir
    voire vois voulait voulu vous vraiment vu été être équipe`,
  es: `a adelante además ahora al algo alguien algún alguna algunas alguno algunos allí antes aquí así aun
    aunque año años bastante bien buen buena bueno cada casi caso cerca cinco cliente clientes como con
    contra cosa cosas creo cual cuando cuanto cuatro da dar de debe decir dejar del demás dentro desde
    después detrás dice dicho dijeron dijo dos durante día días e ejemplo el ella ello empresa en encima
    entonces entre era eran es esa ese eso esta estaba estado estar este esto está están forma fue fueron
    fuera general gente gran grande ha haber había habían hacer hacia han hasta hay hecho hemos hizo hora
    horas hoy igual ir jamás junto la lado las le lejos les luego lugar mal manera mañana me mejor menos
    mes meses mi mientras minutos mismo momento mucha mucho muchos muy más nada nadie necesitaba nos
    nosotros nueva nuevo nunca o otra otras otro otros para parte pasado pedir pedí pero persona personas
    poco poder podía por porque preguntar primero primera problema puede pues que quería querer quien
    quiere razón realmente se segunda segundo seis semana semanas ser será si siempre sido sin sino sobre
    solo su sus tal también tampoco tan tanto tarde tenemos tener tengo tenía tiempo tiene tienen toda
    todas todavía todo todos trabajo trabajar tres tuve tuvimos un una uno unos usar va van varias varios
    veces ver verdad vez ya yo él equipo`,
  pt: `a acho agora ainda além algo alguma alguns alguém ali ano anos antes ao aos apenas aqui as assim até
    bastante bem boa bom cada casa caso cerca cima cinco cliente clientes coisa coisas com como contra da
    dar das de deixar dela dele demais dentro depois desde dessa desse deste devia dia dias disse dizer do
    dois dos duas durante e ela ele eles em empresa enquanto entre era eram essa esse esta estar estava
    este estou está eu exemplo falar falta faz fazer fez ficar ficou fim foi for fora foram forma geral
    gente grande haver havia hoje hora horas há igual ir isso isto já junto lado lhe logo longe lugar lá
    maior mais mal maneira mas me melhor menos mesma mesmo meses mês mim minha minutos momento mudar muita
    muito muitos na nada nas nem nenhum ninguém no nos nossa nosso nova novo num nunca não o onde os ou
    outra outras outro outros para parte passado pedi pedir pela pelo pequeno perguntar pessoa pessoas pode
    poder podia pois por porque pouco precisava precisar primeira primeiro problema pôr quais qual quando
    quanto quase que quem queria querer quer quinze razão realmente se segunda segundo seis sem semana
    semanas sempre ser será seu seus si sido sim sobre sou sua são só tal também tanto tarde tem tempo
    tenho ter tinha tive tivemos toda todas todo todos trabalhar trabalho três tudo um uma umas uns usar
    vai vamos vez vezes você vão várias vários à às é equipe equipa`,
}
