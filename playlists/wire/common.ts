import { Type } from 'typebox'
import type { TSchema } from 'typebox'

/** Counts a noun's changes; an update must name the one it saw, or it is refused as `stale` (409). */
export const Version = Type.Integer({ minimum: 1 })

/** A name staff give to a noun; stored NFC, trimmed, without control characters. */
export const Name = Type.String({ minLength: 1, maxLength: 200 })

export const byId = <S extends TSchema>(id: S) => Type.Object({ id })

export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
