import type { Kind, TextLanguage } from '#src/base/words.ts'
import type { Codebook } from '../../codebook.ts'
import { moodOf } from '../denials.ts'
import { mostCounted, strengthOf } from './strength.ts'
import { makeMend } from '../../spelling/mend.ts'
import { ROLES, realWords, heirOf } from '../../cues.ts'
import { type Growing, addLabel, addCue, newNode } from './grow.ts'
import type { CueTree } from './tree.ts'

const compiled = new WeakMap<Codebook, Map<string, CueTree>>()

/**
 * The cues of a codebook for one kind (null: for all) and language, compiled once. A codebook without
 * cues in this language is read in its own. A reason's label counts as a cue; a merged reason's cues
 * count for the reason that took it over.
 */
export function cueTree(codebook: Codebook, kind: Kind | null, language: TextLanguage): CueTree {
  const trees = compiled.get(codebook) ?? new Map<string, CueTree>()
  compiled.set(codebook, trees)
  const key = `${kind ?? 'any'} ${language}`
  const known = trees.get(key)
  if (known !== undefined) return known
  const isSpoken = codebook.reasons.some((reason) => reason.cues[language] !== undefined)
  const tree =
    isSpoken || language === codebook.language
      ? compile(codebook, kind, language)
      : cueTree(codebook, kind, codebook.language)
  trees.set(key, tree)
  return tree
}

function compile(codebook: Codebook, kind: Kind | null, language: TextLanguage): CueTree {
  const vocabulary = new Map<string, string>()
  const isReal = realWords(codebook, language)
  const tree: Growing = {
    root: newNode(0),
    nodes: 1,
    stems: new Map(),
    exacts: new Map(),
    number: 0,
    language,
    mend: makeMend(vocabulary, { language, isReal }),
    known: new Map(),
    vocabulary,
    read: new Map(),
    counts: new Map(),
    added: [],
  }
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  for (const source of codebook.reasons) {
    const reason = heirOf(source, byId)
    if (reason === undefined || (kind !== null && !reason.kinds.includes(kind))) continue
    const mood = moodOf(kind === null ? reason.kinds : [kind])
    const label = source.label[language]
    const hasCues = (source.cues[language] ?? []).length > 0
    if (label !== undefined)
      addLabel(tree, label, {
        end: { reason, cue: label, role: 'cue', mood, strength: 0 },
        hasCues,
      })
    for (const [key, role] of ROLES)
      for (const cue of source[key][language] ?? [])
        addCue(tree, cue, { reason, cue, role, mood, strength: 0 })
  }
  const { read: _read, counts, added, vocabulary: _vocabulary, ...made } = tree
  const most = mostCounted(counts)
  for (const { end, stems } of added) {
    const cue = { stems, reason: end.reason, isDenial: end.role === 'negated' }
    end.strength = strengthOf(cue, { counts, most, language })
  }
  return made
}
