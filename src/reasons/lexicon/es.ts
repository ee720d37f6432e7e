import type { Lexicon } from './lexicon.ts'

export const SPANISH: Lexicon = {
  smallWords:
    'el la los las un una unos y es no me te se nos con para por pero porque muy mas que en al del de lo su sus mi mis tu nuestro nuestra ya era fue habia tenia esta estaba son como cuando sin sobre todo nada nadie yo usted ustedes esto eso hay he ha han tambien demasiado bien hace solo le les si ni tan poco mucho mucha nunca este ese otro otra desde hasta entonces ahora aqui siempre algo queria tengo tenemos hemos estamos cada donde quien uno dos',
  forms: `
    ser es son era eran fue fueron fuera sea seria sido soy somos siendo
    estar esta estan estaba estaban estuvo estuvieron estoy estamos
    haber ha he hay han habia habian hubo hemos haya habria
    tener tiene tienen tengo tenia tenian tenemos tuvo tuve tuvieron tuvimos tenga tenido teniamos
    hacer hace hacen hago hacia hacian hizo hice hicieron hecho haga
    poder puede pueden puedo podia podian podemos podiamos pudo pude pudimos pudieron pueda podria
    querer quiere quieren quiero queria quise quiso queremos queriamos quisiera
    decir dice dicen dijo dijeron dije diga dicho decia
    ir va van voy iba iban fui vamos fuimos yendo
    venir viene vienen vino venia vinieron venga
    poner pone ponen puso pusieron puesto ponia pongo
    saber sabe saben sabia sabian supo sabemos sepa
    dar da dan dio dieron daba daban dado di den
    salir sale salen salia salio salieron salgo
    traer trae trajo traia trajeron
    encontrar encuentra encontre encontro encontramos encontraron encuentro encontrado
    preferir prefiere prefiero preferimos prefirio preferi prefirieron
    pedir pide piden pidio pedi pidieron pedia pido
    seguir sigue siguen sigo seguimos siguio seguia siguieron seguido
    conocer conoce conozco conocia conocemos conociamos conocian conocido
    entender entiende entiendo entendia entendi entendemos entendio entienden entendido
    perder pierde perdio perdieron perdi perdimos perdido perdiamos
    cerrar cierra cerro cerraron cerre cerramos cerrado cierran
    costar cuesta costaba costo cuestan costaria
    devolver devuelve devolvio devolvieron devuelto devuelvan devolvieran devolverme
    resolver resuelve resolvio resolvieron resuelto resuelven resolverse resolvia
    volver vuelve volvio volvieron vuelto volvi volvemos
    probar probe probamos probado probaron
    mostrar muestra mostro
    funcionar funciona funcionaba funcionan funciono funcionado funcionaban
    usar uso usa usan usamos usaba usaban usabamos usado use usando
    pagar paga pago pagamos pagaba pague pagando
    llegar llega llego llegaba llegue llegado llegan
    subir sube suben subio subieron subia subian subido subida subidas
    caer cae caia caian cayo cayeron caido caida caidas caidos
    oir oido oi
    leer lei leyo leido
    ver vi vio vimos visto veia veo ve ven
    elegir elegi elegimos eligio eligieron elegido
    sentir senti sintio sentimos
    despedir despidieron despidio
    reducir redujo redujeron reducido
    romper rompio roto rota rotos rompieron
    abrir abierto abre
    escribir escribi escrito escribio
    responder respondio respondieron respondian responden responde
    contestar contesto contesta contestan contestaba contestaban contestaron
    vender vendi vendio vendimos vendido venden
    cobrar cobro cobra cobran cobraba cobraron cobrado
    importar importo importa importaba
    bueno buena buenos buenas buen bonisimo buenisimo buenisima
    malo mala malos malas mal malisimo malisima
    menos
    demas
    jamas
    ademas`,
  shortened:
    'q=que|k=que|xq=porque|pq=porque|porq=porque|xk=porque|tb=tambien|tmb=tambien|tbn=tambien|d=de|dnd=donde|bn=bien|ud=usted|uds=ustedes|nose=no se|msj=mensaje|wasap=whatsapp|wsp=whatsapp',
  clauses: {
    openers:
      'pero aunque sino mientras porque pues puesto ademas tambien encima salvo excepto tampoco entonces',
    openingPairs:
      'sin embargo|no obstante|en cambio|ya que|dado que|aun asi|asi que|por eso|por lo|eso si|a pesar|por otro|por otra|aparte de|a parte|de paso|es que|al final|por suerte',
    beforeSubject: 'cuando si hasta como luego',
    and: 'y e',
    or: 'o u ni',
    subjects:
      'yo nosotros tu usted ustedes vosotros el ella ellos ellas la los las un una mi mis nuestro nuestra su sus nadie todo nada eso esto ese esta se me nos te le les lo no ya',
    pronouns: 'yo nosotros usted ustedes ella ellos ellas me nos se le les',
    verbs: 'ser estar haber tener poder hacer ir deber querer no nunca nadie',
    causes: 'porque pues puesto debido culpa causa gracias',
    causePairs: 'ya que|dado que|visto que',
    resuming: 'eso esto',
    mains: 'principalmente especialmente mayormente',
    mainPairs:
      'sobre todo|motivo principal|principal motivo|razon principal|principal razon|ante todo|mayor problema|principal problema|mas que|problema principal',
    holders: 'no nunca ni',
  },
  denial: {
    negators: 'no nunca jamas nada nadie ningun ninguno ninguna ningunos sin ni tampoco apenas',
    repeating: 'nada nadie ningun ninguno ninguna ningunos',
    partnered: '',
    partners: '',
    adding: 'solo solamente unicamente mas',
    excused: 'duda dudarlo embargo parar cesar obstante',
    denyingPairs: 'lejos de|lugar de|vez de|pesar de|menos que',
    closingPairs: '',
    listing: 'o ni u',
    conditions: 'si',
    exceptions: 'fuera por|fuese por|hubiera sido',
    able: 'poder',
    complaining: 'quejar queja quejarme criticar reprochar',
    between:
      'el la los las un una de del lo nuestro mi tan tanto muy realmente verdadero gran principal unico mayor tampoco haber ser para nosotros me nos ningun ninguno ninguna mucho todo en absoluto que',
    weights:
      'problema motivo razon causa factor tema cuestion obstaculo impedimento freno inconveniente pega traba culpa determinante decisivo importante relevante clave influir influyo influia pesar peso pesaba importar molestar molesto molestaba papel criterio punto asunto queja',
    good: 'bueno bien genial excelente perfecto perfecta correcto correcta razonable aceptable justo estupendo fantastico magnifico ok okey amable majo maja simpatico encantador asequible atractivo impecable increible fenomenal chevere barbaro competente profesional servicial educado atento',
    bad: 'malo pesimo pesima fatal horrible terrible alto elevado lento lenta flojo regular deficiente desastroso nefasto decepcionante lamentable caro dificil',
    liking:
      'gustar gusto gusta gustaba encantar encanto encanta contento contenta satisfecho satisfecha feliz agradecido encantado',
    verbs: 'ser estar parecer quedar resultar ver salir ir seguir funcionar',
    adverbs:
      'muy bastante realmente super tan todo siempre tambien sumamente totalmente completamente verdad verdaderamente',
    unreal: 'mas si menos',
    absorb: {
      blame:
        'bueno bien contento satisfecho gustar convencer convencio justificar aceptar entender resolver solucionar arreglar contestar responder ayudar explicar claro suficiente bastar recibir ofrecer entregar incluir gestionar permitir mejorar encajar cumplir valer compensar poder manera forma',
      praise:
        'superar igualar resistir arrepentir decepcionar defraudar fallar mejor competencia quejar',
    },
    despite: 'pese',
    identity: {
      negators: 'no ni tampoco',
      always: 'ni',
      next: 'el la los las lo por su sus tu vuestro vuestra porque culpa cuestion tanto',
      verbs: 'ser',
    },
    nothingToDo: 'nada que ver|nada que decir|nada que objetar|nada en contra|daba igual|da igual',
    absence: 'faltar falta faltaba faltan faltaban faltado',
  },
  nothing:
    'nada|ninguno|ninguna|ningun motivo|ninguna razon|sin motivo|sin razon|sin comentarios|sin comentario|nada que anadir|nada que agregar|nada que decir|nada en especial|nada en particular|nada mas|nada gracias|no gracias|no aplica|prefiero no decirlo|prefiero no decir|prefiero no contestar|prefiero no responder|no quiero decirlo|no quiero responder|no deseo responder|es privado|privado|confidencial|no es asunto suyo|no les importa|igual|lo mismo|ya lo dije|ver arriba|nc',
  unknown:
    'no (?:lo |me )?(?:se|sabria|sabemos|recuerdo|acuerdo|recordamos)(?! (?:como|usar|que hacer|si|cual))|no tengo (?:ni )?idea|ni idea|no estoy segur[oa]|quien sabe|vete a saber|dificil de decir|se me olvido|lo olvide|ns nc',
}
