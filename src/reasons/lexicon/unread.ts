/**
 * Small words of languages in the Latin script that we do not read, so that a text in one of them is
 * left unsorted and not taken for another. Accents folded.
 */
export const UNREAD: Record<string, string> = {
  nl: 'de het een en van ik te dat die in is was niet op aan met voor er maar om dan zou wat mijn uit ook tot je naar heb heeft hebben ze deze wij ons onze jullie geen wel nog veel meer bij kon kunnen worden werd waren zijn had hij als duur omdat alleen altijd zelf hier daar hun heel goed te',
  it: 'il lo la gli le i un una di che e non per con del della dei delle al alla nel nella da dal sono era siamo ho hanno abbiamo ha mi ci si ma piu come anche molto troppo perche questo questa quello cosa noi voi loro mio nostro nostra vostro vostra stato stata quando dove poi solo gia sempre mai niente nessuno essere avere fatto bene costava serviva',
  sv: 'och att det som en ett pa ar av for den med till inte har de vi jag om var mig men sa sig fran nar hade kan man ni oss mycket ingen inget eller blev vara bara alla nagon skulle vad er vart era mer efter sedan dyrt hos utan hela',
  da: 'og at det som en et pa er af for den med til ikke har de vi jeg om var mig men sa sig fra nar havde kan man os meget ingen intet eller blev vaere bare alle nogen skulle hvad hos jer vores mere efter der hvor dyrt',
  no: 'og at det som en et pa er av for den med til ikke har de vi jeg om var meg men sa seg fra nar hadde kan man oss mye ingen ingenting eller ble vaere bare alle noen skulle hva hos dere var mer etter der hvor dyrt',
  pl: 'i w nie na z do to sie ze jest jak za od po ale o tak byl byla bylo byly dla co przez tylko juz bardzo nas nam mam mamy jego jej ich tego tym ten ta czy gdy gdzie bo nic wiecej zbyt drogo drogie cena moj nasz nasza ktory ktora przy aby lub oraz',
  tr: 've bir bu da de icin cok ne ben biz siz o var yok ama daha gibi kadar degil ile olarak ki en her sonra bize bizim benim sizin oldu olan olmadi fiyat pahali pahaliydi hic cunku veya ya mi mu diye bana',
  cs: 'a v se na je ze to s z do o i jako za ve po pro byl byla bylo jsem jsme nam nas ale tak uz jen nebo kdyz co jak prilis moc drahe cena ktery ktera neni nebylo od by bych proto velmi',
  ro: 'si nu de la in cu pe un o care este a fost pentru am ai au sa mai din ca ce dar foarte prea nici noi voi lor mea meu noastra scump pret era erau sau daca cand doar',
  fi: 'ja on ei se etta oli en me te he mutta kun niin jos tai vain ovat ollut myos meille liian kallis hinta olen olemme mita joka koska tama minun meidan enaa hyvin',
  hu: 'a az es nem egy hogy volt van de is meg csak mar mert nagyon ez ha vagy nekunk tul draga ar sem en mi ti ok volna lett ami aki mint tobb',
  id: 'yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya kami kita ke karena ada bisa sudah terlalu mahal harga lebih atau mereka oleh sangat tapi belum',
}
