import { expect, test } from 'vitest'
import { Problem } from '#src/base/problem.ts'
import { SLUGS } from '#src/base/words.ts'
import type { Codebook } from '#src/reasons/codebook.ts'
import { type Change, idsOf } from '#src/reasons/edit/change.ts'
import { isActive, makeId } from '#src/reasons/edit/check.ts'
import { codebookText, OURS, toFile } from '#src/reasons/edit/file/file.ts'
import { undoneOf } from '#src/reasons/edit/fold.ts'
import { knownTo } from '#src/reasons/group.ts'
import { chance } from '../../http/hostileRequests.ts'
import { reasonOf, Writer } from './writer.ts'

const WORDS = ['Slow quote', 'Wrong color', 'No demo', 'Forms', 'Parking', 'Noise', 'Slow quote']

/** Draws one change; some of them cannot be made. */
function draw(writer: Writer, next: () => number): Change {
  const of = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const { codebook } = writer
  const id = () => of(codebook.reasons).id
  const part = () => {
    const label = `${of(WORDS)} ${Math.floor(next() * 40)}`
    const made = makeId(of(['did_not_buy', 'churned']), label, idsOf(writer.log))
    return reasonOf(made, label, { kinds: [of(['did_not_buy', 'churned'])] })
  }
  const [kind] = of(Object.entries(SLUGS))
  const mates = codebook.reasons.filter(({ kinds }) => kinds.some((one) => one === kind))
  const drawn = next()
  if (drawn < 0.1) return { action: 'add', reason: part() }
  if (drawn < 0.25)
    return { action: 'rename', id: id(), label: { en: `${of(WORDS)} ${next()}` }, definition: {} }
  if (drawn < 0.35) {
    const edit = { add: [`${of(WORDS)} ${Math.floor(next() * 9)}`], remove: ['price'] }
    return { action: 'cues', id: id(), language: 'en', edits: { cues: edit } }
  }
  if (drawn < 0.55) return { action: 'merge', id: of(mates).id, into: of(mates).id }
  if (drawn < 0.62) return { action: 'split', id: id(), into: [part()] }
  if (drawn < 0.7) return { action: 'retire', id: id() }
  if (drawn < 0.78) return { action: 'restore', id: id() }
  if (drawn < 0.83) return { action: 'move', id: id(), theme: of(['PRICE', 'OWN', 'RIVAL']) }
  if (drawn > 0.995) {
    const file = toFile(codebook)
    return { action: 'import', file: { ...file, reasons: file.reasons.slice(5) } }
  }
  return { action: 'undo', of: 1 + Math.floor(next() * (writer.log.length + 1)) }
}

type Pin = { id: string; kind: 'did_not_buy' | 'churned' }

/** What people set: on reasons that could be given when they did. */
function pin(codebook: Codebook, next: () => number): Pin[] {
  const kind = next() < 0.5 ? 'did_not_buy' : 'churned'
  const there = codebook.reasons.filter((one) => isActive(one) && one.kinds.includes(kind))
  const reason = there[Math.floor(next() * there.length)]
  return reason === undefined ? [] : [{ id: reason.id, kind }]
}

/** The pins that lead nowhere any more: their reason is gone, or its heir is. */
function lostOf(codebook: Codebook, pins: readonly Pin[]): Pin[] {
  const byId = new Map(codebook.reasons.map((reason) => [reason.id, reason]))
  return pins.filter(({ id, kind }) => {
    const reason = byId.get(id)
    const heir = byId.get(reason?.mergedInto ?? id)
    if (reason === undefined || heir === undefined || heir.mergedInto !== null) return true
    const known = knownTo(codebook, kind)([id])
    return isActive(heir) && (known.length !== 1 || known[0] !== heir.id)
  })
}

const LOGS = 250
const EDITS = 40

test('in 10,000 random edits no id changes, none comes back for another reason, and no pin is lost', () => {
  const next = chance(20_261_006)
  const counts = { made: 0, refused: 0, lost: 0, changed: 0, again: 0 }
  for (let log = 0; log < LOGS; log += 1) {
    const writer = new Writer()
    const pins: Pin[] = []
    for (let edit = 0; edit < EDITS; edit += 1) {
      pins.push(...pin(writer.codebook, next))
      writer.kept = new Set(pins.map(({ id }) => id))
      const before = writer.codebook
      const taken = idsOf(writer.log)
      const change = draw(writer, next)
      try {
        writer.make(change)
        counts.made += 1
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        counts.refused += 1
        expect(writer.codebook).toBe(before)
      }
      const ids = new Set(writer.codebook.reasons.map(({ id }) => id))
      counts.lost += lostOf(writer.codebook, pins).length
      if (change.action !== 'undo')
        counts.changed += before.reasons.filter(({ id }) => !ids.has(id)).length
      if (change.action === 'add' && writer.codebook !== before && taken.has(change.reason.id))
        counts.again += 1
    }
  }
  expect(counts).toMatchObject({ lost: 0, changed: 0, again: 0 })
  expect(counts.made).toBeGreaterThan(LOGS * EDITS * 0.5)
  expect(counts.made + counts.refused).toBe(10_000)
})

test('whatever was done, undoing all of it from the last to the first brings the first bytes back', () => {
  const next = chance(7)
  for (let log = 0; log < 20; log += 1) {
    const writer = new Writer()
    for (let edit = 0; edit < 25; edit += 1)
      try {
        writer.make(draw(writer, next))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
      }
    const undone = undoneOf(writer.log)
    for (const { version, change } of writer.log.slice(1).toReversed())
      if (change.action !== 'undo' && !undone.has(version))
        writer.make({ action: 'undo', of: version })
    expect(codebookText({ ...writer.codebook, version: 1 })).toBe(codebookText(OURS))
  }
})
