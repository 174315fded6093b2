import type { FastifyInstance } from 'fastify'
import type { Socket } from 'node:net'
import { SECOND } from '../playlists/time.ts'

/** The first byte of every TLS connection. */
const HANDSHAKE = 0x16
const SILENT_MS = 30 * SECOND

/**
 * On a port that speaks TLS: who comes with plain `http://` is sent to `https://`, and not just cut off. Nothing else is
 * ever answered in the clear.
 */
export function sendPlainCallersToTls(app: FastifyInstance): void {
  const { server } = app
  const handshake = server.listeners('connection') as ((socket: Socket) => void)[]
  server.removeAllListeners('connection')
  const silent = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    const drop = () => void socket.destroy()
    silent.add(socket)
    socket.setTimeout(SILENT_MS, drop).on('error', drop)
    socket.once('close', () => silent.delete(socket))
    socket.once('data', (first: Buffer) => {
      silent.delete(socket)
      socket.pause()
      socket.setTimeout(0).off('timeout', drop).off('error', drop)
      if (first[0] !== HANDSHAKE) return void socket.on('error', drop).end(answerTo(first.toString('latin1')))
      socket.unshift(first)
      for (const listen of handshake) listen.call(server, socket)
    })
  })
  app.addHook('preClose', async () => silent.forEach((socket) => socket.destroy()))
}

/** Only for now (307): the port may be served plainly again one day. */
function answerTo(asked: string): string {
  const path = /^(?:GET|HEAD) (\/[\x21-\x7e]*) HTTP\/1\.[01]\r\n/.exec(asked)?.[1]
  const host = /\r\nHost: *([a-z0-9.:[\]-]+)\r\n/i.exec(asked)?.[1]
  const close = 'Content-Length: 0\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n'
  if (path === undefined || host === undefined) return `HTTP/1.1 400 Bad Request\r\n${close}`
  return `HTTP/1.1 307 Temporary Redirect\r\nLocation: https://${host}${path}\r\n${close}`
}
