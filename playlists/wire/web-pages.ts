import { Type } from 'typebox'
import { WebContent } from '../content.ts'
import { endpoint } from './endpoint.ts'
import { Nullable } from './common.ts'

/** Why a page of another site is not shown live. */
export const WEB_FAULTS = [
  'not-allowed',
  'no-such-host',
  'private-address',
  'redirected',
  'unreachable',
  'status',
  'not-a-page',
  'too-large',
  'frame-refused',
] as const
export type WebFault = (typeof WEB_FAULTS)[number]

export const checkWebPage = endpoint({
  method: 'POST',
  path: '/api/web-pages/check',
  who: 'edit',
  summary: 'Look whether a page of another site can be shown; null when it can',
  body: Type.Object({ url: WebContent.properties.url }),
  reply: Type.Object({ fault: Nullable(Type.Enum(WEB_FAULTS)) }),
})
