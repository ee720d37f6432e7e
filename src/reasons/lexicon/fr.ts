import type { Lexicon } from './lexicon.ts'

export const FRENCH: Lexicon = {
  smallWords:
    'le les des du est et pas je on nous vous il elle ils elles ce cette ces qui que pour avec dans sur mais plus votre vos notre nos mon ma mes ca cela etait etaient avait avons ont ai tres trop aussi bien fait par au aux sans ne tout tous toute rien jamais car donc juste coup qu j chaque fois une la de me se un en avoir etre sont suis comme quand leur leurs son sa ses deja encore peu quelque chose chez meme ou parce jai cest chere cher moins toujours depuis apres avant autre autres ete faire voulais cherchais fallait',
  forms: `
    etre est es suis sommes etes sont etait etais etaient etions ete soit serait seraient sera fut
    avoir a as ai avons avez ont avait avais avaient avions eu eue aurait aurais aura ait
    faire fait fais font faisait faisais faisaient faisons faite faites ferait fera
    pouvoir peut peux peuvent pouvait pouvais pouvaient pouvons pouvions pouvez pouviez pu pourrait pourrais pourra
    vouloir veut veux veulent voulait voulais voulions voulons voulu voulez voudrais voudrait
    devoir doit dois doivent devait devais devaient devrait devons
    aller va vais vas vont allait allais alle allee alles irait
    prendre prend prends prenait prenaient prennent pris prise prises prenons
    comprendre comprend comprends comprenait comprenais comprennent compris comprise comprenons
    apprendre apprend apprends appris
    mettre met mets mettait mettent mis mise mises mettez
    savoir sait sais savait savais savent su savons
    voir vois voit voyait voyais voient vu vue vus voyez
    venir vient viens venait viennent venu venue venus
    tenir tient tenait tenu tiennent
    connaitre connait connais connaissait connaissais connaissaient connaissent connaissons connaissions connu connue connus
    repondre repond reponds repondait repondaient repondent repondu
    attendre attend attends attendait attendu attendons attendent
    vendre vend vends vendu vendue vendait vendent
    perdre perd perds perdu perdue perdus perdait
    recevoir recoit recois recu recue recus recevait recevons
    envoyer envoie envoies envoyait envoye envoyee envoyes
    payer paie paye payait payais payee paient payons payes
    appeler appelle appelles appelais appelait appele appelee appellent
    rappeler rappelle rappelait rappele rappelee rappellent
    servir sert sers servait servais servaient servent servi servons
    sortir sort sorti sortait
    partir part pars parti partie partait partis
    choisir choisi choisit choisissons choisie choisis
    finir fini finit finie finis
    ouvrir ouvert ouvre ouvrait ouverte
    offrir offre offert offrait offerte
    jeter jete jetee jette
    acheter achete achetee achetes
    changer change changeait changeons
    essayer essaie essaye essayee essayait
    suivre suit suivi suivie suivait
    croire croit crois croyait cru
    plaire plait plu plaisait
    cher chers chere cheres cherement
    nouveau nouvel nouvelle nouveaux nouvelles
    meilleur meilleure meilleurs meilleures
    lent lente lents lentes lentement lenteur lenteurs
    rapide rapides rapidement rapidite
    bon bonne bons bonnes
    gros grosse grosses
    nul nulle nuls nulles`,
  shortened:
    'pcq=parce que|pck=parce que|pcke=parce que|paske=parce que|parceque=parce que|pk=pourquoi|tt=tout|tjs=toujours|tjrs=toujours|bcp=beaucoup|qd=quand|qqn=quelquun|ds=dans|pr=pour|pb=probleme|pbs=problemes|pblm=probleme|mdp=mot de passe|cest=ce est|cetait=ce etait|jai=je ai|jetais=je etais|jarrive=je arrive|ya=y a|yavait=y avait|nai=ne ai|dun=de un|dune=de une|beug=bug|beugs=bugs|beugue=bug',
  clauses: {
    openers:
      'mais cependant pourtant toutefois neanmoins quoique parce car puisque sauf excepte hormis sinon egalement donc malgre ensuite',
    openingPairs:
      'alors que|tandis que|bien que|meme si|par contre|en revanche|vu que|etant donne|en plus|de plus|par ailleurs|du coup|au final|ce est|et puis|en fait|a part',
    beforeSubject: 'quand lorsque puis alors comme si aussi',
    and: 'et',
    or: 'ou ni',
    subjects:
      'je j on nous vous tu il elle ils elles ce c ca cela le la les l un une mon ma notre nos votre vos leur son sa personne tout rien y',
    pronouns: 'je on nous vous tu il elle ils elles ce ca',
    verbs: 'etre avoir pouvoir devoir vouloir faire aller ne pas jamais',
    causes: 'parce car puisque cause grace',
    causePairs: 'en raison|vu que|etant donne|du au',
    resuming: 'ce ca cela',
    mains: 'surtout principalement essentiellement',
    mainPairs:
      'avant tout|raison principale|probleme principal|principale raison|principal probleme|premier lieu|tout simplement|plus gros|cause principale',
    holders: 'pas jamais rien ni',
  },
  denial: {
    negators: 'pas jamais aucun aucune sans ni rien guere',
    repeating: 'pas rien aucun aucune',
    partnered: 'plus personne nul',
    partners: 'ne y n',
    adding: 'seulement que uniquement juste',
    excused: 'mal doute cesse arret faute loin',
    denyingPairs: 'plutot que|loin de|lieu de|depit de',
    closingPairs: '',
    listing: 'ou ni',
    conditions: 'si',
    exceptions: 'etait le|etait pour',
    able: 'pouvoir',
    complaining: 'plaindre reprocher critiquer redire',
    between:
      'le la les un une de des du notre votre mon ma vraiment si tant tellement tout forcement vrai veritable gros grand principal seul premier ete pour nous moi me ca ce cela ici en soi franchement absolument toujours qui plus etre',
    weights:
      'probleme souci raison motif cause facteur frein obstacle question sujet critere blocage bloquant determinant decisif important role gene genant redhibitoire enjeu jouer joue peser pese compter compte influence influencer derange deranger faute coupable',
    good: 'bon bien super top genial geniale parfait parfaite excellent excellente correct correcte ok nickel raisonnable honnete sympa agreable aimable impeccable formidable extra convenable acceptable abordable satisfaisant competitif remarquable chouette cool serviable competent competente poli polie professionnel reactif reactive efficace',
    bad: 'mauvais mauvaise nul nulle catastrophique horrible affreux lamentable pire eleve lent faible decevant mediocre cher difficile penible deplorable minable execrable',
    liking:
      'aimer adorer apprecier content contente satisfait satisfaite ravi ravie enchante plaire',
    verbs: 'etre sembler paraitre rester trouver aller marcher fonctionner',
    adverbs:
      'tres vraiment assez plutot tout toujours si super hyper ultra franchement absolument aussi honnetement tellement parfaitement totalement extremement',
    unreal: 'plus si moins',
    absorb: {
      blame:
        'bon bien content satisfait aimer convaincre convaincu justifier accepter comprendre correspondre resoudre resolu regler reparer corriger repondre reponse aider expliquer clair suffisant assez recevoir offrir proposer livrer inclure gerer couvrir permettre ameliorer convenir plaire pouvoir moyen',
      praise: 'battre resister regretter decu echouer mieux meilleur concurrence egaler',
    },
    despite: 'malgre hormis',
    identity: {
      negators: 'pas ni',
      always: 'ni',
      next: 'le la les votre vos son ses ce a pour du due lie tant par parce notre',
      verbs: 'etre',
    },
    nothingToDo:
      'rien a voir|aucun rapport avec|pour rien|rien a redire|rien a dire|ca allait|ca va|ca passait|pas a se plaindre',
    absence: 'manquer manque manquait manquent manquaient',
  },
  nothing:
    'rien|aucun|aucune|aucune raison|pas de raison|sans raison|rien a ajouter|rien a dire|rien de special|rien de particulier|sans commentaire|sans commentaires|pas de commentaire|ras|r a s|neant|sans objet|sans opinion|bof|idem|voir plus haut|comme ci dessus|je prefere ne pas dire|je prefere ne pas le dire|je prefere ne pas repondre|je ne souhaite pas repondre|pas envie de repondre|ca ne vous regarde pas|confidentiel|prive|non merci|ca me regarde|rien d autre|non rien|rien merci',
  unknown:
    '(?:je |on |j )?(?:ne |n )?(?:m en |me |nous )?(?:sais|sait|savons|souviens|rappelle) (?:plus|pas)(?! (?:comment|utiliser|faire|ou|si|quel|quelle))|aucune idee|pas d idee|aucun souvenir|jsp|nsp|chais pas|chepa|ne se prononce pas|difficile a dire|dur a dire|pas sure?|j ai oublie pourquoi|je ne saurais dire|va savoir',
}
