/**
 * What one speaker repeats, as plain numbers: how long each of its slots is, and what each shows. Never empty. It is worked
 * out once, however many cycles it has a part in.
 */
export type Track = { durations: readonly number[]; ids: readonly number[]; lengthMs: number; longestMs: number }

/** A track and its weight against the others. */
export type Voice = { weight: number; track: Track }

/** What a cycle shows: whose slot stands at each place, which of that voice's own it is, and its id. */
export type Order = { speakers: Int32Array; places: Int32Array; ids: Int32Array; totalMs: number }
