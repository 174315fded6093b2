import type { Static, TSchema } from 'typebox'
import type { Permission } from '../permissions.ts'
import type { ErrorCode } from './errors.ts'

/**
 * Who may call: `open` anyone · `account` any signed-in person · `device` a paired display with its token ·
 * a permission. There is no default: an endpoint without `who` does not compile, and the list of open ones is frozen in a test.
 */
export type Who = 'open' | 'account' | 'device' | Permission

export type EndpointShape = {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  who: Who
  /** One English line for the API's own documentation. */
  summary: string
  params?: TSchema
  query?: TSchema
  body?: TSchema
  /** Absent: the reply is not JSON (a file, a CSV, 204, 304). */
  reply?: TSchema
  errors?: readonly ErrorCode[]
}

/** One entry of the menu: the server's route and the panel's client take path, types and errors from it. */
export const endpoint = <const E extends EndpointShape>(shape: E): E => shape

type StaticOr<S, Otherwise> = S extends TSchema ? Static<S> : Otherwise

export type ParamsOf<E extends EndpointShape> = StaticOr<E['params'], undefined>
export type QueryOf<E extends EndpointShape> = StaticOr<E['query'], undefined>
export type BodyOf<E extends EndpointShape> = StaticOr<E['body'], undefined>
export type ReplyOf<E extends EndpointShape> = StaticOr<E['reply'], undefined>
