import type { Found } from './mask.ts'

/** Both sides of the sign are bounded, so that no run of letters is read twice. */
const EMAIL = /[^\s()[\]<>"“”,;:@]{1,64}@[^\s()[\]<>"“”,;:@]{1,255}/gu
const AT = String.raw`(?: ?[[({<] ?(?:at|ät|@|arroba|arobase) ?[\])}>] ?| (?:at|ät|arroba|arobase) )`
const DOT = String.raw`(?: ?[[({<] ?(?:dot|punkt|punto|point|ponto|\.) ?[\])}>] ?| (?:dot|punkt|punto|point|ponto) |\.)`
const ENDING = '(?:com|net|org|info|biz|example|[a-z]{2})'
const SPELLED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])[\p{L}\p{N}_-]{1,30}(?:${DOT}[\p{L}\p{N}_-]{1,30}){0,2}${AT}[\p{L}\p{N}-]{1,40}(?:${DOT}[\p{L}\p{N}-]{1,40}){0,2}${DOT}${ENDING}(?![\p{L}\p{N}])`,
  'giu',
)
/** "I looked at monday.com" has nobody's address in it: one of the two signs has to be spelled out. */
const LOOKED = new RegExp(String.raw`^[^ ._]+ (?:at|ät) [^ ]+$`, 'iu')
const LINK = /(?:https?:\/\/|www\.)[^\s<>"“”]{1,2000}/giu
/** A host alone is how many companies write their names; with a path it leads to one page. */
const PATH =
  /(?<![\p{L}\p{N}.@-])(?:[a-z0-9-]{1,40}\.){1,4}(?:com|net|org|io|co|de|fr|es|pt|br|jp|uk|eu|app|dev|info|biz|me|ly|example)\/[^\s<>"“”]{1,2000}/giu
const CLOSING = /[.,;:!?)\]}'’»]+$/u

/** E-mail addresses, also spelled out ("anna at firm dot com"), and web addresses. */
export function findLinks(text: string): Found[] {
  return [
    ...read(text, EMAIL, 'email'),
    ...read(text, SPELLED, 'email').filter(({ span }) => !LOOKED.test(text.slice(...span))),
    ...read(text, LINK, 'link'),
    ...read(text, PATH, 'link'),
  ]
}

/** Each match, less the punctuation that ends the sentence around it. */
function read(text: string, pattern: RegExp, kind: 'email' | 'link'): Found[] {
  return Array.from(text.matchAll(pattern), ({ 0: match, index }) => ({
    kind,
    span: [index, index + match.replace(CLOSING, '').length],
  }))
}
