import type { Lexicon } from './lexicon.ts'

export const ENGLISH: Lexicon = {
  smallWords:
    'the a an and or of to we it is was were are not that this for with our you your they i my me us had have has be been on at by from but because as so very too no did do does there what which would could will can just more than its their don t s re his her she he how when where who why any some all only get got much many never nothing nobody really wanted needed',
  forms: `
    be am is are was were been being isn ain
    have has had having
    do does did done doing
    can could
    go goes went gone going
    use uses used using
    choose chose chosen choosing chooses
    buy bought
    find found
    get got gotten getting
    take took taken taking
    keep kept keeping
    tell told
    say said says
    feel felt
    lose lost losing loses
    break broke broken
    pay paid
    sell sold
    send sent
    give gave given giving
    leave left leaving
    run ran running
    come came coming
    make made making
    know knew known
    hear heard
    see saw seen
    grow grew grown
    understand understood
    build built
    spend spent
    meet met
    teach taught
    bring brought
    think thought
    begin began begun
    write wrote written
    speak spoke spoken
    stick stuck
    freeze froze frozen
    hang hung
    mean meant
    hold held
    any anymore
    reasonable reasonably
    customize customise customised customized customizing customising customizable customisable customization customisation`,
  shortened: '',
  clauses: {
    openers:
      'but although though however while whereas because since except unless also plus besides otherwise apart aside',
    openingPairs: '',
    beforeSubject: 'so then yet which until when',
    and: 'and',
    or: 'or nor',
    subjects: 'i we you they he she it the our my your their this that there nobody everyone',
    pronouns: 'i we you they he she it',
    verbs: 'be have do can will would should must never not no nobody nothing',
    causes: 'because since due',
    mains: 'mainly primarily mostly chiefly foremost principally',
    mainPairs:
      'main reason|main problem|main issue|above all|most of|biggest reason|biggest problem|biggest issue',
    holders: 'not never no nothing anything',
    leaving: 'leave cancel quit churn',
  },
  denial: {
    negators: 'not no never without hardly barely scarcely neither nor none nothing nobody zero',
    repeating: '',
    partnered: '',
    partners: '',
    adding: 'only just merely simply solely mention least',
    excused: 'other else doubt wonder matter longer',
    denyingPairs: 'rather than|far from|anything but',
    closingPairs: 'in spite',
    listing: 'or nor',
    conditions: 'if',
    exceptions: 'for',
    able: 'can',
    complaining: 'complain care fault blame mind',
    between:
      'the a an our my any really that so much of main big real biggest deciding even ever actually to us for me such much play part very all at which what big ever truly particularly',
    weights:
      'problem issue reason factor concern cause point question topic obstacle matter role why important relevant decisive bother trouble dealbreaker consideration showstopper blocker decide influence objection hurdle',
    good: 'good great nice fair fine ok okay excellent reasonable perfect perfectly awesome fantastic wonderful lovely brilliant superb outstanding amazing acceptable attractive impressive decent solid alright friendly cool helpful polite competent knowledgeable responsive professional',
    bad: 'bad poor terrible awful horrible high slow weak lousy mediocre disappointing rude expensive hard difficult pricey wrong incorrect',
    liking: 'like love enjoy appreciate happy satisfied pleased impressed thrilled delighted',
    verbs: 'be look seem feel sound work stay',
    adverbs:
      'very really so pretty quite absolutely always also all just totally perfectly actually generally still too that particularly rather okay simply entirely ever exactly',
    unreal: 'would if more',
    absorb: {
      blame:
        'good great happy satisfied like love impress convince justify accept agree trust understand worth meet match fit solve resolve fix answer help receive offer provide deliver include explain clear enough handle cover allow acceptable reply respond improve',
      praise: 'beat resist match rival top bad poor disappoint regret fail better complain fault',
    },
    despite: 'despite regardless notwithstanding',
    identity: {
      negators: 'not neither nor',
      always: 'neither nor',
      next: 'the your our their about because due down',
      verbs: 'be',
    },
    nothingToDo: 'nothing to do with',
    absence: 'missing lacking',
    turning: 'not never hardly barely scarcely',
  },
  wishing: {
    inverted: 'had were should',
    subjects: 'i we you they he she it there that',
    articles: 'the your our my their a an',
    been: 'been',
    conditions: 'if wish',
    verbs: 'had was were could',
    asking: 'as sure ask asked know see check tell told wonder wondering matter question',
    conceding: 'even',
    following: 'would might',
    unmoved: 'change changed matter mattered help helped',
  },
  nothing:
    'n a|na|none|non|nothing|nil|null|no|nope|no comment|no comments|nothing to add|nothing else|nothing really|nothing special|nothing in particular|no reason|no particular reason|no special reason|no answer|no response|not applicable|x|xx|xxx|tbd|skip|prefer not to say|i prefer not to say|rather not say|would rather not say|i would rather not say|i d rather not say|i do not want to say|i don t want to say|no thanks|no thank you|private|confidential|none of your business|that is private|see above|as above|ditto|same as above|same',
  unknown:
    '(?:i |we )?(?:do not|don ?t|dont|didn ?t|did not|can ?not|can ?t|cant|couldn ?t|no longer) (?:really |actually |even |quite )?(?:know|remember|recall|say|tell)|dunno|idk|no idea|no clue|not sure|unsure|hard to say|difficult to say|who knows|unknown|not known|beats me|god knows|forgot why|i forgot|i forget|can ?t say|not certain|i have forgotten',
}
