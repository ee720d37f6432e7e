import type { Lexicon } from './lexicon.ts'

export const PORTUGUESE: Lexicon = {
  smallWords:
    'que nao de do da dos das em um uma para pra pro com por mais como mas foi ele ela tem seu sua ou quando muito muita nos ja tambem so pelo pela ate isso era depois sem mesmo aos ter seus quem nas no na me esse eles voce voces essa num nem suas meu minha numa qual lhe deles estas este dele tinha foram ser esta estava sao fui estou gente porque nada nunca ninguem aqui ainda agora fazer nosso nossa ao os as o a e vi fiquei queria tava ta preco demais achei sei quero outro outra todo tudo',
  forms: `
    ser eh foi era sao eram fosse foram seja sou somos sido seria fomos serem
    estar esta estao estava estavam estou estamos esteve estive esteja estivesse
    ter tem tenho temos tinha tinham tinhamos teve tive tiveram tivemos tivesse tido tenha teria
    haver ha houve havia haja
    ir vai vao vou ia iam vamos indo
    fazer faz fazem faco fez fiz fizeram fazia faziam feito faca
    poder posso pode podem podia podiam podemos pude puderam poderia podendo possa
    dever devia deve devem deveria
    conseguir consigo consegue conseguem consegui conseguiu conseguia conseguiam conseguimos conseguiram conseguindo consigam
    saber sei sabe sabem sabia sabiam soube sabemos sabiamos sabendo
    dar da dao dava dou deu deram dei dado desse
    dizer diz dizem disse disseram digo dito
    querer quer quero queria queriam quis quiseram queremos
    vir vem vinha veio vieram vindo venho
    ver viu vejo vemos via vimos visto
    por poe pos puseram
    trazer traz trouxe trouxeram trazia
    perder perdi perdeu perderam perdemos perdido perco
    pedir pedi pediu pediram pedimos pedia peco
    preferir prefiro preferi preferimos preferiu
    cair cai caiu caia caiam caindo cairam
    sair saiu sai sairam saia
    subir subiu sobe subiram subia subido
    pagar pago paga pagamos pagava pagavamos paguei pagando
    chegar chegou chega chegava chegavam cheguei chegaram chegado chegue
    ficar ficou fica ficava ficam fiquei ficamos
    cobrar cobrou cobra cobram cobrava cobravam cobraram cobrado cobrada cobranca cobrancas
    usar uso usa usam usava usavam usavamos usado usando usei usamos usou
    trocar troca trocou trocamos trocaram troquei trocado
    ligar liguei ligou ligo liga ligava ligaram
    responder respondeu respondia respondiam responderam responde respondem
    resolver resolveu resolvia resolveram resolve resolvem resolvido
    atender atendeu atende atendem atendia atenderam atendido
    entregar entregou entrega entregam entregue entregaram entregas
    vender vendi vendeu vendemos vendido venderam vendem
    abrir aberto abri abre abriu
    bom boa bons boas
    mau ma maus
    ruim ruins
    facil faceis facilimo
    dificil dificeis
    util uteis
    mais
    demais
    jamais
    dois
    pois
    depois
    seis
    tres
    so
    mes meses`,
  shortened:
    'pq=porque|porq=porque|pk=porque|prk=porque|vc=voce|vcs=voces|tb=tambem|tbm=tambem|hj=hoje|q=que|n=nao|naum=nao|ta=esta|tava=estava|tavam=estavam|to=estou|pra=para|pro=para o|pras=para as|pros=para os|ce=voce|cmg=comigo|msm=mesmo|mto=muito|mt=muito|mta=muita|qdo=quando|qd=quando|dps=depois|d=de|c=com|p=para',
  clauses: {
    openers:
      'mas porem contudo todavia entretanto embora apesar enquanto porque pois exceto tirando tambem senao porquanto logo portanto entao dai alem fora',
    openingPairs:
      'ja que|visto que|dado que|so que|no entanto|ainda assim|em contrapartida|por outro|por isso|uma vez',
    beforeSubject: 'quando se ate como onde ai',
    and: 'e',
    or: 'ou nem',
    subjects:
      'eu nos a o os as voce voces ele ela eles elas nosso nossa nossos nossas meu minha meus minhas vosso seu sua isso isto ninguem todos nao',
    pronouns: 'eu voce voces ele ela eles elas ninguem isso nao nunca',
    verbs: 'ser estar ter haver poder dever ir ficar fazer nao nunca ninguem',
    causes: 'porque pois causa devido gracas',
    causePairs: 'por conta|visto que|dado que|ja que|em funcao',
    resuming: 'isso isto',
    mains: 'principalmente sobretudo maioritariamente essencialmente basicamente especialmente',
    mainPairs:
      'acima de|motivo principal|principal motivo|razao principal|principal razao|maior razao|o principal|primeiro lugar|mais pesou|pesou mais|problema principal|maior problema',
    holders: 'nao nunca nem',
  },
  denial: {
    negators: 'nao nunca jamais nem sem nenhum nenhuma nenhuns nenhumas ninguem nada tampouco',
    repeating: 'nada ninguem nenhum nenhuma nenhuns nenhumas',
    partnered: '',
    partners: '',
    adding: 'so somente apenas unicamente',
    excused: 'duvida falta mais',
    denyingPairs: 'longe de|vez de|inves de|tudo menos',
    closingPairs: '',
    listing: 'ou nem',
    conditions: 'se',
    exceptions: 'fosse pelo|fosse por|fosse o|fosse a',
    able: 'poder conseguir',
    complaining: 'reclamar reclamo queixar queixo queixa queixas criticar queixar',
    between:
      'o a os as um uma ser esse essa isso este bem propriamente exatamente exactamente mesmo realmente tanto muito nosso nossa meu minha grande maior principal verdadeiro verdadeira sequer nem nunca para nos gente de do da em nada',
    weights:
      'problema questao motivo razao causa fator factor culpa ponto obstaculo impedimento entrave empecilho decisivo determinante importante relevante porque tema assunto peso preocupacao pesar pesou influenciar influenciou importar importou interferir interferiu atrapalhar atrapalhou incomodar incomodou',
    good: 'bom otimo otima optimo optima excelente ok fixe legal bacana justo justa razoavel perfeito perfeita maravilhoso maravilhosa impecavel top show aceitavel adequado simpatico simpatica atencioso competente solido porreiro incrivel fantastico bem prestativo educado profissional',
    bad: 'ruim mau pessimo pessima horrivel terrivel fraco fraca alto alta lento lenta caro cara dificil chato chata',
    liking:
      'gostar gosto gostei gostava gostamos adorar adorei adoro amar amei satisfeito satisfeita contente feliz encantado apreciar curtir curti',
    verbs: 'ser estar parecer ficar funcionar achar continuar',
    adverbs:
      'muito muita bem tao bastante super mega mesmo realmente sempre tambem todo so ate absolutamente totalmente demais ainda particularmente',
    unreal: 'mais se menos',
    absorb: {
      blame:
        'conseguir poder saber dar resolver consertar arrumar corrigir atender responder ajudar explicar entender perceber achar encontrar convencer justificar compensar valer aprovar aceitar cumprir entregar oferecer incluir receber avisar devolver chegar melhorar suficiente claro como jeito maneira forma bom satisfeito satisfeita',
      praise:
        'resistir decepcionar falhar reclamar arrepender perder ruim mau pior melhor igual comparar',
    },
    despite: 'apesar independentemente',
    identity: {
      negators: 'nao nem',
      always: '',
      next: 'o a os as pelo pela pelos pelas por devido uma questao que porque',
      verbs: 'ser',
    },
    nothingToDo: 'nada a ver|nada contra|que ver com|a ver com',
    absence: 'faltar falta faltava faltam faltavam faltou',
  },
  nothing:
    'nada|nenhum|nenhuma|nenhum motivo|sem motivo|sem comentarios|sem comentario|nada a declarar|nada a acrescentar|nada a dizer|nada de especial|nada em especial|nada em particular|nao|prefiro nao dizer|prefiro nao responder|prefiro nao comentar|nao quero dizer|nao quero responder|nao desejo responder|pessoal|motivos pessoais|particular|privado|confidencial|sem resposta|nao se aplica|ja disse|ver acima|idem|ok|obrigado|obrigada|ok obrigado|ok obrigada',
  unknown:
    'n(?:ao)? (?:me )?(?:sei|lembro|recordo)(?! (?:como|usar|se|qual|onde))|sei la|nao faco (?:a minima )?ideia|nao faco a minima|nao tenho (?:a )?certeza|ja nao (?:sei|me lembro)|esqueci (?:o )?porque|dificil (?:de )?dizer|desconheco|vai saber|quem sabe',
}
