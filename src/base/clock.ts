/** The time, as an argument, so that a rule about time can be tried at any time. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
