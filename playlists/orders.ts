import { SECOND } from './time.ts'

/** What staff may ask of a display from afar. */
export const ORDER_KINDS = ['photograph', 'identify', 'test-pattern', 'end-picture', 'reload', 'clear-cache'] as const
export type OrderKind = (typeof ORDER_KINDS)[number]

/** An order that was not carried out within this time is void: nobody waits for it any more. */
export const ORDER_MS = 120 * SECOND
/** A display is asked for a picture of its page no more often. */
export const PHOTOGRAPH_EVERY_MS = 10 * SECOND
/** How long a picture that was ordered stands. */
export const PICTURE_MS = { identify: 30 * SECOND, 'test-pattern': 600 * SECOND } as const
