import { expect, test } from 'vitest'
import { readFlag, standingOf, standingOfFlags } from '#src/deals/outcome.ts'

test.each([
  ['won', 'won'],
  ['Closed Won', 'won'],
  ['closedwon', 'won'],
  ['WON ', 'won'],
  ['07 - Closed Won', 'won'],
  ['gagné', 'won'],
  ['Gewonnen', 'won'],
  ['Abgeschlossen und gewonnen', 'won'],
  ['Abgeschlossen und verloren', 'lost'],
  ['ganado', 'won'],
  ['ganho', 'won'],
  ['Vinto', 'won'],
  ['受注', 'won'],
  ['Closed Lost', 'lost'],
  ['closedlost', 'lost'],
  ['Verloren', 'lost'],
  ['perdu', 'lost'],
  ['Perdido', 'lost'],
  ['Perso', 'lost'],
  ['失注', 'lost'],
  ['lost - no decision', 'no_decision'],
  ['Closed/Lost (no decision)', 'no_decision'],
  ['no_decision', 'no_decision'],
  ['Keine Entscheidung', 'no_decision'],
  ['Sans décision', 'no_decision'],
  ['churned', 'churned'],
  ['Gekündigt', 'churned'],
  ['open', 'open'],
  ['Engaging', 'open'],
  ['Negotiation/Review', 'open'],
  ['appointmentscheduled', 'open'],
  ['En cours', 'open'],
  ['', undefined],
  ['Closed', undefined],
  ['Paused by legal', undefined],
  ['constructor', undefined],
])('the stage %j means %s', (stage, standing) => {
  expect(standingOf(stage)).toBe(standing)
})

test.each([
  ['1', true],
  ['TRUE', true],
  ['ja', true],
  ['0', false],
  ['Nein', false],
  ['', null],
  ['maybe', null],
])('the tick box %j is %s', (text, flag) => {
  expect(readFlag(text)).toBe(flag)
})

test.each([
  [{ isWon: true, isLost: null, isClosed: true }, 'won'],
  [{ isWon: false, isLost: null, isClosed: true }, 'lost'],
  [{ isWon: false, isLost: null, isClosed: false }, 'open'],
  [{ isWon: false, isLost: true, isClosed: null }, 'lost'],
  [{ isWon: false, isLost: false, isClosed: null }, 'open'],
  [{ isWon: null, isLost: null, isClosed: true }, undefined],
  [{ isWon: false, isLost: null, isClosed: null }, undefined],
  [{ isWon: null, isLost: null, isClosed: null }, undefined],
])('the flags %j mean %s', (flags, standing) => {
  expect(standingOfFlags(flags)).toBe(standing)
})
