import { Type } from 'typebox'
import { MaterialId } from '../ids.ts'
import { endpoint } from './endpoint.ts'
import { ERROR_CODES } from './errors.ts'
import { Nullable, Version } from './common.ts'
import { Material } from './materials.ts'

export const listWaiting = endpoint({
  method: 'GET',
  path: '/api/approvals',
  who: 'read',
  summary: "Materials whose newest revision waits for somebody's word; nearest deadline first, then longest waiting",
  reply: Type.Array(Material),
})

/** Why one row was refused: the code, and the message in the caller's language. */
const RowError = Type.Object({ code: Type.Enum(ERROR_CODES), message: Type.String() })
export const decideMany = endpoint({
  method: 'POST',
  path: '/api/approvals',
  who: 'review',
  summary: 'Review, approve or return several revisions; each on its own, so that one refusal stops no other',
  body: Type.Object({
    step: Type.Union([Type.Literal('review'), Type.Literal('approve'), Type.Literal('return')]),
    reason: Type.String({ maxLength: 1000 }),
    items: Type.Array(Type.Object({ material: MaterialId, revision: Type.Integer(), version: Version }), {
      minItems: 1,
      maxItems: 200,
    }),
  }),
  reply: Type.Array(Type.Object({ material: MaterialId, title: Type.String(), error: Nullable(RowError) })),
})
