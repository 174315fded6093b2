import makeWriter from 'fast-json-stringify'
import type { Schema } from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify'

/** A reply is written by its schema. The writer is made when the first such reply goes out: making all of them takes half of a start, and memory for what nobody asks. */
export const writeOnDemand: FastifySerializerCompiler<Schema> = ({ schema }) => {
  let writer: ReturnType<typeof makeWriter> | null = null
  return (reply) => (writer ??= makeWriter(schema))(reply)
}
