import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'

/**
 * TypeBox checks what comes in. Paths and queries are text, so their numbers and booleans are read; a body is taken as it
 * is (null must not become 0). What the schema does not name is dropped, so a handler cannot be handed a stowaway field.
 */
export const checkWithTypeBox: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  // Made when it is first asked for, as the writers of replies are (serialise.ts).
  let validator: ReturnType<typeof Compile<TSchema>> | null = null
  const types = httpPart === 'body' ? null : typesOf(schema)
  return (given: unknown) => {
    validator ??= Compile(schema)
    const value = types === null ? given : readText(types, given)
    if (!validator.Check(value)) return { error: validator.Errors(value) }
    return { value: Value.Clean(schema, value) }
  }
}

/** The JSON type of each named property; TypeBox's own conversion would make 1 of `1.5`. */
function typesOf(schema: TSchema): ReadonlyMap<string, unknown> {
  const properties: object = 'properties' in schema && typeof schema.properties === 'object' ? schema.properties! : {}
  return new Map(
    Object.entries(properties).map(([name, property]: [string, { type?: unknown }]) => [name, property.type]),
  )
}

function readText(types: ReadonlyMap<string, unknown>, given: unknown): unknown {
  const entries = Object.entries(given ?? {})
  return Object.fromEntries(entries.map(([name, text]: [string, unknown]) => [name, readOne(types.get(name), text)]))
}

function readOne(type: unknown, text: unknown): unknown {
  if (typeof text !== 'string') return text
  if (type === 'integer' && /^-?\d{1,16}$/.test(text)) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
