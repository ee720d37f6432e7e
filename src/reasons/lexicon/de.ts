import type { Lexicon } from './lexicon.ts'

export const GERMAN: Lexicon = {
  smallWords:
    'der die das ein eine und oder von zu wir es ist war waren sind nicht dass dies für mit unser unsere sie ihr ihre ich mein mich uns hatte haben hat sein auf bei durch aus aber weil als so sehr kein keine keinen den dem des im am zum zur wurde werden nur mehr noch schon auch einfach hier kann wegen wollte wollten mal leider erst meine meinen unserem unseren unserer wo bleibt immer man habe hab kam geht ging gab viel beim ohne nie keiner niemand wieder bis nach vor über unter wenn wie gut bin falsche falscher ihrer ihren um alles ganz dann also jetzt mir euch euer diese dieser einen einem einer zwei drei bitte ja nein wird wäre hätten hätte würde seit statt dafür dazu davon',
  forms: `
    sein ist sind war waren wäre wären gewesen bin sei
    haben hat habe hast hatte hatten hätte hätten gehabt
    werden wird wurde wurden worden geworden würde würden
    können kann konnte konnten könnte könnten gekonnt
    müssen muss musste mussten müsste
    wollen will wollte wollten
    sollen soll sollte sollten
    gehen geht ging gingen gegangen gehe
    finden findet fand fanden gefunden finde
    nehmen nimmt nahm nahmen genommen nehme
    bleiben bleibt blieb blieben geblieben bleibe
    kommen kommt kam kamen gekommen komme
    geben gibt gab gaben gegeben gebe
    bekommen bekommt bekam bekamen bekomme
    helfen hilft half halfen geholfen
    laufen läuft lief liefen gelaufen
    steigen steigt stieg stiegen gestiegen
    liegen liegt lag lagen gelegen
    lassen lässt liess liessen gelassen
    passen passt passte passten gepasst
    brauchen braucht brauchte brauchten gebraucht brauche
    benötigen benötigt benötigte benötigten benötige
    nutzen nutzt nutzte nutzten genutzt nutze nützen
    kosten kostet kostete gekostet
    wissen weiß weiss wusste wussten gewusst
    zahlen zahlt zahlte zahlten gezahlt
    sparen spart sparte gespart
    suchen sucht suchte suchten gesucht suche
    wechseln wechselt wechselte wechselten gewechselt
    dauern dauert dauerte gedauert
    warten wartet wartete warteten gewartet
    melden meldet meldete gemeldet
    antworten antwortet antwortete antworteten geantwortet
    reagieren reagiert reagierte reagierten
    funktionieren funktioniert funktionierte funktionierten
    klappen klappt klappte geklappt
    kennen kennt kannte kannten gekannt kenne
    verstehen versteht verstand verstanden verstehe
    entscheiden entscheidet entschied entschieden
    spielen spielt spielte spielten gespielt
    bringen bringt brachte brachten gebracht
    kaufen kauft kaufte kauften gekauft
    reichen reicht reichte gereicht
    halten hält hielt hielten gehalten
    sicher sichere sicheren sicherer sicheres
    schoen schön schöne schöner schönes schönen schönste
    stehen steht stand standen gestanden`,
  shortened: '',
  clauses: {
    openers:
      'aber jedoch obwohl obgleich während sondern weil denn deshalb deswegen daher darum ausserdem zudem allerdings trotzdem ausser dass wobei sodass abgesehen stattdessen',
    openingPairs: '',
    beforeSubject: 'da doch wenn bis',
    and: 'und',
    or: 'oder noch',
    subjects:
      'ich wir sie ihr er es man der die das dem den unser unsere mein meine ihre niemand keiner auf',
    pronouns: 'ich wir sie er es man',
    verbs: 'sein haben werden können müssen wollen sollen nicht nie kein niemand',
    causes: 'weil denn da wegen aufgrund',
    resuming: 'das',
    mains: 'hauptsächlich vorrangig hauptgrund insbesondere primär',
    mainPairs: 'vor allem|erster linie',
    holders: 'nicht nie kein alles',
  },
  denial: {
    negators: 'nicht kein nie niemals ohne kaum weder keineswegs niemand nichts keinesfalls',
    repeating: '',
    partnered: '',
    partners: '',
    adding: 'nur bloß allein zuletzt ander anderer anderes sonst zuletzt',
    excused: '',
    denyingPairs: '',
    closingPairs: '',
    listing: 'oder noch',
    conditions: '',
    exceptions: '',
    able: '',
    complaining: '',
    between:
      'der die das den dem des ein eine einen unser unsere mein meine wirklich so eigentlich uns mich mir für entscheidende große großes echtes wirkliches unbedingt primär',
    weights:
      'problem grund thema rolle hindernis punkt frage ausschlag ausschlaggebend entscheidend wichtig ursache faktor anlass hürde auslöser relevant ausschlaggebende',
    good: 'gut toll schön fair okay ok prima perfekt hervorragend ausgezeichnet angemessen vernünftig freundlich klasse spitze top super einwandfrei bestens annehmbar akzeptabel passabel solide nett ordnung hilfsbereit kompetent höflich zuvorkommend professionell engagiert sympathisch geduldig',
    bad: 'schlecht mies schrecklich furchtbar hoch langsam schwach lausig mäßig unfreundlich teuer schwer schwierig falsch',
    liking: 'mögen gefiel gefallen zufrieden begeistert glücklich lieben',
    verbs: 'sein finden wirken laufen funktionieren passen',
    adverbs:
      'sehr wirklich so ziemlich ganz absolut immer auch echt total völlig durchaus ja eigentlich in zu noch übrigens stets insgesamt ansonsten sonst bisher recht doch halt relativ extrem besonders richtig voll mega durchweg generell grundsätzlich soweit meist meistens ausgesprochen überaus äußerst unheimlich sowieso gar überhaupt sogar hier da schon allgemein jederzeit',
    unreal: 'mehr wenn wäre würde',
    absorb: {
      blame:
        'gut zufrieden überzeugend überzeugt überzeugen erklären erklärt verstehen lösen gelöst beheben behoben antworten helfen beantwortet bieten genug liefern klar ausreichend reagieren',
      praise: 'schlecht widerstehen übertreffen schlagen enttäuscht bereut besser meckern',
    },
    despite: 'trotz ungeachtet',
    identity: {
      negators: 'nicht weder noch',
      always: 'weder noch',
      next: 'der die das wegen am an um',
      verbs: 'sein liegen gehen',
    },
    nothingToDo: '',
    absence: 'fehlt fehlte fehlten gefehlt mangeln mangelte vermissen vermisst vermissten',
  },
  wishing: {
    inverted: 'hätte hätten wäre wären gäbe könnte könnten',
    subjects: 'ich wir sie ihr er es man',
    articles: 'der die das den euer eure unser unsere mein meine',
    been: 'gewesen gehabt gegeben',
    conditions: 'wenn falls',
    verbs: 'wäre wären hätte hätten gäbe könnte könnten würde würden',
    asking: 'als auch',
    conceding: 'selbst sogar',
    following: '',
    unmoved: '',
  },
  nothing:
    'k a|ka|keine|nichts|nein|ohne|keine angabe|keine angaben|kein kommentar|keine antwort|nix|entfallt|kein grund|kein besonderer grund|keinen grund|ohne grund|keine besonderen grunde|keine grunde|nichts besonderes|nichts bestimmtes|nichts weiter|mochte ich nicht sagen|sage ich nicht|mochte ich nicht beantworten|privat|vertraulich|siehe oben|wie oben|dito|geht sie nichts an|bitte nicht|ohne angabe',
  unknown:
    'wei(?:ss|s|ß) (?:ich |es |wir |das |auch |leider |gar |ich es |ich auch )*(?:nicht|nimmer)|wissen (?:wir |es |das )*nicht|keine ahnung|ka ahnung|keinen schimmer|kein plan|keinen plan|unbekannt|nicht bekannt|nicht sicher|unsicher|erinnere mich (?:leider )?nicht|nicht mehr erinnern|schwer zu sagen|schwierig zu sagen|kann ich (?:es |das |ihnen |euch |im moment |momentan |gerade |jetzt |leider |so |dazu |ehrlich gesagt )*(?:nicht|nichts) (?:mehr |so |genau )*sagen|wei(?:ss|s|ß) ich nicht|habs vergessen|vergessen warum',
}
