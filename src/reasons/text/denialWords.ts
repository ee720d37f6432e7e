import type { Language } from '#src/base/words.ts'
import { stemsOf } from './words.ts'

/** Whether reasons of a kind praise or blame: "support" praises in *bought* and blames in *churned*. */
export type Mood = 'praise' | 'blame'

/** The words by which a text denies, judges and sets aside, as stems. */
export type DenialWords = {
  negators: Set<string>
  /** A negator before one of these does not deny: "not only". */
  adding: Set<string>
  /** May stand between a negator and what it denies in "not really the main problem". */
  between: Set<string>
  /** What something "was not" when it did not count. */
  weights: Set<string>
  good: Set<string>
  bad: Set<string>
  liking: Set<string>
  verbs: Set<string>
  adverbs: Set<string>
  /** Take a negation upon themselves: "did not solve the bug" still tells of a bug. */
  absorb: Record<Mood, Set<string>>
  despite: Set<string>
}

export const DENIAL_WORDS: Record<Language, DenialWords> = {
  en: {
    negators: stemsOf(
      'not no never without hardly barely scarcely neither nor none nothing nobody zero',
      'en',
    ),
    adding: stemsOf('only just merely simply solely mention least', 'en'),
    between: stemsOf(
      'the a an our my any really that so much of main big real biggest deciding even ever actually to us for me such much play part very all at which what big ever truly particularly',
      'en',
    ),
    weights: stemsOf(
      'problem issue reason factor concern cause point question topic obstacle matter role why important relevant decisive bother trouble dealbreaker consideration showstopper blocker decide influence objection hurdle',
      'en',
    ),
    good: stemsOf(
      'good great nice fair fine ok okay excellent reasonable perfect perfectly awesome fantastic wonderful lovely brilliant superb outstanding amazing acceptable attractive impressive decent solid alright friendly cool',
      'en',
    ),
    bad: stemsOf(
      'bad poor terrible awful horrible high slow weak lousy mediocre disappointing rude expensive hard difficult pricey',
      'en',
    ),
    liking: stemsOf(
      'like love enjoy appreciate happy satisfied pleased impressed thrilled delighted',
      'en',
    ),
    verbs: stemsOf('be look seem feel sound work stay', 'en'),
    adverbs: stemsOf(
      'very really so pretty quite absolutely always also all just totally perfectly actually generally still too that particularly rather okay simply entirely ever exactly',
      'en',
    ),
    absorb: {
      blame: stemsOf(
        'good great happy satisfied like love impress convince justify accept agree trust understand worth meet match fit solve resolve fix answer help receive offer provide deliver include explain clear enough handle cover allow acceptable reply respond improve',
        'en',
      ),
      praise: stemsOf(
        'beat resist match rival top bad poor disappoint regret fail better complain fault',
        'en',
      ),
    },
    despite: stemsOf('despite regardless notwithstanding', 'en'),
  },
  de: {
    negators: stemsOf(
      'nicht kein nie niemals ohne kaum weder keineswegs niemand nichts keinesfalls',
      'de',
    ),
    adding: stemsOf('nur bloß allein zuletzt ander anderer anderes sonst zuletzt', 'de'),
    between: stemsOf(
      'der die das den dem des ein eine einen unser unsere mein meine wirklich so eigentlich uns mich mir für entscheidende große großes echtes wirkliches unbedingt primär',
      'de',
    ),
    weights: stemsOf(
      'problem grund thema rolle hindernis punkt frage ausschlag ausschlaggebend entscheidend wichtig ursache faktor anlass hürde auslöser relevant ausschlaggebende',
      'de',
    ),
    good: stemsOf(
      'gut toll schön fair okay ok prima perfekt hervorragend ausgezeichnet angemessen vernünftig freundlich klasse spitze top super einwandfrei bestens annehmbar akzeptabel passabel solide nett ordnung',
      'de',
    ),
    bad: stemsOf(
      'schlecht mies schrecklich furchtbar hoch langsam schwach lausig mäßig unfreundlich teuer schwer schwierig',
      'de',
    ),
    liking: stemsOf(
      'mögen mochten mochte gefiel gefallen zufrieden begeistert glücklich lieben',
      'de',
    ),
    verbs: stemsOf('sein finden wirken laufen funktionieren passen', 'de'),
    adverbs: stemsOf(
      'sehr wirklich so ziemlich ganz absolut immer auch echt total völlig durchaus ja eigentlich in zu noch',
      'de',
    ),
    absorb: {
      blame: stemsOf(
        'gut zufrieden überzeugend überzeugt überzeugen erklären erklärt verstehen lösen gelöst beheben behoben antworten helfen beantwortet bieten genug liefern klar ausreichend reagieren',
        'de',
      ),
      praise: stemsOf(
        'schlecht widerstehen übertreffen schlagen enttäuscht bereut besser meckern',
        'de',
      ),
    },
    despite: stemsOf('trotz ungeachtet', 'de'),
  },
}
