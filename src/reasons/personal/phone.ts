/** Digits in groups, what parts them, and the words around. */
export type Digits = {
  groups: readonly string[]
  /** What stands between each group and the next. */
  joints: readonly string[]
  before: string
  after: string
}

/** Digits that a telephone number has (ITU-T E.164). */
const LENGTH = { least: 7, most: 15 } as const

const CURRENCY_BEFORE = /(?:[€$£¥]|\b(?:EUR|USD|GBP|CHF|JPY|BRL|R\$|Rs\.?))[ \u00a0]?$/iu
const UNIT_AFTER =
  /^[ \u00a0]?(?:[€$£¥%]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?|francs?|reais|[kmgt]b|users?|people|rows?|records?|times|円|人|件|件数|台)(?![\p{L}]))/iu
/** What its owner says ahead of it. */
const CALLING =
  /(?:^|[^\p{L}])(?:call(?:ed|ing)?|phone|tel|telephone|mobile|cell|text|ring|rang|reach(?:ed|able)?|whatsapp|fax|fon|number is|nummer ist|dial|telefon|tel\.?nr|handy|mobil|rufnummer|anrufen|erreichbar|t[ée]l[ée]phone|portable|appele[rz]|tel[ée]fono|m[óo]vil|llama(?:r|me|d)?|telefone|celular|telem[óo]vel|ligar|ligue)[^\d.!?]{0,20}$|(?:電話|携帯)[^\d。]{0,10}$/iu
const OTHER_NUMBER =
  /(?:^|[^\p{L}])(?:order|ticket|invoice|ref|reference|case|article|item|serial|id|bestell|auftrags?|rechnungs?|kunden|vertrags?|artikel|serien|commande|facture|pedido|factura|encomenda|fatura|nota|version|iso|v)[\p{L}-]*\.?(?:[ \u00a0]?(?:no|nr|num|number|nummer|num[ée]ro|n[úu]mero|n[º°o]|#)\.?)?[ \u00a0]?[:#-]?[ \u00a0]?#?$|(?:注文|番号)[^\d。]{0,4}$/iu
const DATE = /^(?:\d{1,2}([./-])\d{1,2}\1\d{2}(?:\d{2})?|(?:19|20)\d{2}([./-])\d{1,2}\2\d{1,2})$/u

/**
 * True for digits that somebody can be called at: with a country in front, with the 0 of a long
 * distance call, or in the groups of some country's numbers. Amounts, dates, years, versions, network
 * addresses and order numbers are none.
 */
export function isPhone(digits: Digits): boolean {
  const { groups, joints, before } = digits
  if (!isLong(groups)) return false
  const isCountry = /\+\(?$/u.test(before) || isInternational(groups.join(''))
  if (isCountry && isWhole(digits)) return true
  if (!isPlain(digits)) return false
  return isNational(groups, joints) || /(?:^|[^\p{L}\p{N}])\($/u.test(before)
}

/** True for digits in no such form, where the words ahead of them speak of calling. */
export const isCalled = (digits: Digits): boolean =>
  isLong(digits.groups) && isPlain(digits) && CALLING.test(digits.before)

function isLong(groups: readonly string[]): boolean {
  const length = groups.reduce((sum, group) => sum + group.length, 0)
  return length >= LENGTH.least && length <= LENGTH.most
}

/** No part of a longer number or word. */
const isWhole = ({ before, after }: Digits): boolean =>
  !/[\d,.][.,]?$|\p{Script=Latin}$/u.test(before) && !/^(?:[.,]?\d|\p{Script=Latin})/u.test(after)

const isPlain = (digits: Digits): boolean =>
  isWhole(digits) &&
  !CURRENCY_BEFORE.test(digits.before) &&
  !UNIT_AFTER.test(digits.after) &&
  !OTHER_NUMBER.test(digits.before) &&
  !isOtherwise(digits.groups, digits.joints)

const isInternational = (digits: string): boolean => /^00[1-9]\d{7,}$/u.test(digits)

/** A date, a run of years, a network address or version, or a number in thousands. */
function isOtherwise(groups: readonly string[], joints: readonly string[]): boolean {
  const written = groups.map((group, at) => group + (joints[at] ?? '')).join('')
  if (DATE.test(written)) return true
  if (groups.length > 1 && groups.every((group) => /^(?:19|20)\d{2}$/u.test(group))) return true
  const isDotted = joints.length > 0 && joints.every((joint) => joint === '.')
  if (isDotted && groups.length === 4 && groups.every((group) => Number(group) < 256)) return true
  if (/^0\.\d/u.test(written)) return true
  const isUniform = joints.every((joint) => joint === joints[0] && /^[ \u00a0.]$/u.test(joint))
  const isThousands =
    groups.length > 1 &&
    isUniform &&
    /^[1-9]\d{0,2}$/u.test(groups[0] ?? '') &&
    groups.slice(1).every(({ length }) => length === 3)
  return isThousands && (!isMobile(groups) || groups.includes('000'))
}

/** Nine digits in threes, as Spaniards and Portuguese write theirs. */
const isMobile = (groups: readonly string[]): boolean =>
  groups.length === 3 && /^[679]\d{2}$/u.test(groups[0] ?? '')

/** The groups of the United States, Spain, Portugal and Brazil. */
const SHAPES = /^(?:(?:1 )?3 3 4|3 2 2 2|2 3 2 2|3 3 3|2 [45] 4)$/u

function isNational(groups: readonly string[], joints: readonly string[]): boolean {
  const [first = ''] = groups
  const digits = groups.join('')
  if (/^0[1-9]/u.test(digits) && digits.length >= 9 && digits.length <= 12) return true
  const shape = groups.map(({ length }) => length).join(' ')
  if (!SHAPES.test(shape)) return false
  if (shape === '3 3 3') return isMobile(groups)
  if (shape.startsWith('2 ')) return shape === '2 3 2 2' ? /^[89]/u.test(first) : joints[1] === '-'
  if (shape === '3 2 2 2') return /^[6-9]/u.test(first)
  if (shape !== '3 3 4' && first !== '1') return false
  // "200 100 3000" may be three numbers.
  return (joints[0] === ' ' ? /^1?[2-9]\d{2}[2-9]/u : /^1?[2-9]/u).test(digits)
}
