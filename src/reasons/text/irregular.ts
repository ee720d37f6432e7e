import type { Language } from '#src/base/words.ts'

/** Forms that no stemmer brings together: the first of each line stands for all. */
const FORMS: Record<Language, string> = {
  en: `
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
    customize customise customised customized customizing customising customizable customisable customization customisation`,
  de: `
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
    lassen lässt ließ ließen gelassen
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
}

const readForms = (lines: string): Map<string, string> =>
  new Map(
    lines
      .trim()
      .split('\n')
      .flatMap((line) => {
        const forms = line.trim().split(' ')
        return forms.map((form): [string, string] => [form, forms[0] ?? form])
      }),
  )

/** Each irregular form and the one that stands for it. */
export const IRREGULAR: Record<Language, Map<string, string>> = {
  en: readForms(FORMS.en),
  de: readForms(FORMS.de),
}
