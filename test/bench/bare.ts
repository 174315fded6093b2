/** The limit for a conditional GET: Fastify with one route that compares an ETag and answers 304. Prints its port. */
import fastify from 'fastify'

const ETAG = '"0000000000000000000000000000000000000000000000000000000000000000"'
const app = fastify()
app.get('/', async (request, reply) => {
  void reply.header('etag', ETAG)
  return request.headers['if-none-match'] === ETAG ? reply.code(304).send() : { hello: 'world' }
})
console.log(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port)
