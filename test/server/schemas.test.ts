import makeWriter from 'fast-json-stringify'
import { Compile } from 'typebox/compile'
import { expect, test } from 'vitest'
import { ENDPOINTS } from '../../playlists/wire-http.ts'

// A server makes these when they are first asked for; none may turn out impossible only then.
test('every shape that comes in can be checked, and every reply written', () => {
  for (const { path, params, query, body, reply } of ENDPOINTS) {
    for (const shape of [params, query, body]) if (shape) expect(() => Compile(shape), path).not.toThrow()
    if (reply) expect(() => makeWriter(reply), path).not.toThrow()
  }
})
