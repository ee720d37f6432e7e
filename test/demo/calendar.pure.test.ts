import { expect, test } from 'vitest'
import { addDays, daysBetween } from '#src/base/window.ts'
import { planRounds } from '#src/demo/plan/calendar.ts'
import { isWorkingHour } from '#src/invitations/schedule.ts'

const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Tokyo']
const NOON = 'T12:00:00Z'

test('every day of two years lies in one round, whatever day today is', () => {
  for (let age = 0; age < 28; age += 1) {
    const today = addDays('2026-10-06', age)
    const first = addDays(today, -730)
    const rounds = planRounds(first, new Date(today + NOON), 'UTC')
    expect(rounds[0]?.from).toBe(first)
    expect(rounds.at(-1)).toEqual({
      from: rounds.at(-2)?.to,
      to: today,
      at: new Date(today + NOON),
      when: 'today',
    })
    for (const [index, round] of rounds.entries())
      if (index > 0) expect(round.from).toBe(rounds[index - 1]?.to)
  }
})

test('rounds are in working hours, and soon enough to ask about every day in them', () => {
  for (const zone of ZONES) {
    const rounds = planRounds('2024-10-06', new Date(`2026-10-06${NOON}`), zone)
    for (const { from, to, at, when } of rounds) {
      if (when !== 'today') expect(isWorkingHour(at, zone)).toBe(true)
      expect(daysBetween(from, to)).toBeLessThan(45)
    }
    expect(rounds.filter(({ when }) => when === 'live').length).toBeGreaterThanOrEqual(5)
  }
})
