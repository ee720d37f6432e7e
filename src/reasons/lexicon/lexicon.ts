/** Words parted by spaces; where a comment says *phrases*, phrases parted by `|`. */
type Words = string

/** By which words a language parts its clauses and says what the cause was. Words as folded. */
export type ClauseLists = {
  /** Words that begin a clause wherever they stand. */
  openers: Words
  /** Pairs of words that do so (phrases). */
  openingPairs: Words
  /** Words that begin one where a subject follows. */
  beforeSubject: Words
  and: Words
  or: Words
  subjects: Words
  /** Right after *and* they begin a sentence. */
  pronouns: Words
  /** Verbs and negators that show that what follows *and* is a sentence and no second noun. */
  verbs: Words
  causes: Words
  /** Pairs that do the same (phrases). */
  causePairs?: Words
  /** After a comma they take up the short topic before it: "le prix, ce n'était pas ça". */
  resuming?: Words
  mains: Words
  /** Pairs that name the main cause (phrases). */
  mainPairs: Words
  /** After one of these an opener opens nothing: "not because", "anything but". */
  holders: Words
  /** Denied right before an opener they take it along: "did not leave because of the price". */
  leaving?: Words
}

/** By which words a language denies, judges and sets aside. They are compared by their stems. */
export type DenialLists = {
  negators: Words
  /** Of the negators those that as often only repeat another: "no entendí nada". */
  repeating: Words
  /** Deny only where one of `partners` stands shortly before: "ne .. plus". */
  partnered: Words
  partners: Words
  /** A negator before one of these does not deny: "not only". */
  adding: Words
  /** A negator before one of these means something else: "no doubt", "sin embargo". */
  excused: Words
  /** Pairs that deny from their first word on: "far from", and from their second (phrases). */
  denyingPairs: Words
  closingPairs: Words
  /** After one of these a denial reaches on to the next of a list. */
  listing: Words
  /** "If it were not for": a condition, and what follows its negator (phrases). */
  conditions: Words
  exceptions: Words
  /** "Could not find the bill" is about the bill, "could not complain" is not. */
  able: Words
  complaining: Words
  /** May stand between a negator and what it denies in "not really the main problem". */
  between: Words
  /** What something "was not" when it did not count. */
  weights: Words
  good: Words
  bad: Words
  liking: Words
  verbs: Words
  adverbs: Words
  /** After one of these a judgment is a wish or a comparison. */
  unreal: Words
  /** Take a negation upon themselves: "did not solve the bug" still tells of a bug. */
  absorb: Record<'blame' | 'praise', Words>
  despite: Words
  /** "It was not the support": the negators, what may follow them and the verb *to be*. */
  identity: { negators: Words; always: Words; next: Words; verbs: Words }
  /** Says that what was named has no part in it (phrases). */
  nothingToDo: Words
  /** Say by themselves that a thing is not there: "no features were missing" denies twice. */
  absence?: Words
  /** Deny a cue that reaches across them: "the price never went up". */
  turning?: Words
}

/** By which words a language tells what was not so. */
export type Wishing = {
  /** Open a clause before a subject: "had it been easier", "were you nearer". */
  inverted: Words
  subjects: Words
  /** Before one of these only with a word of `been` after it: "had the price been lower". */
  articles: Words
  been: Words
  /** Do so with one of `verbs` after them: "if it were easier". */
  conditions: Words
  verbs: Words
  /** After one of these a condition only asks: "not sure if it was". */
  asking: Words
  /** After one of these it is set aside: "even if it had been cheaper". */
  conceding: Words
  /** A subject and one of these begin what would have followed. */
  following: Words
  /** Denied after one of these: "it would not have changed a thing". */
  unmoved: Words
}

/** Everything that a language with spaces between its words tells us by its small words. */
export type Lexicon = {
  /** Words by which a text gives its language away. */
  smallWords: Words
  /** Forms that no stemmer brings together, a line each: the first stands for all. */
  forms: string
  /** Short forms and what they stand for (phrases, each `short=long form`). */
  shortened: Words
  clauses: ClauseLists
  denial: DenialLists
  /** "Had it been easier", "if it were easier": what was not so, and would have kept them. */
  wishing?: Wishing
  /** Whole texts that say nothing (phrases, accents folded). */
  nothing: string
  /** Beginnings or parts of short texts whose writer does not know (a pattern, accents folded). */
  unknown: string
}
