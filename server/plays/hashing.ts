import { hash } from 'node:crypto'
import { crc32 } from 'node:zlib'

export const sha256 = (text: string): string => hash('sha256', text, 'hex')

/** 128 bits of a SHA-256, short enough to stand in every row's line. */
export const shortHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22)

/** RULES IN1. 24 bits, so that it costs three bytes a row: it tells which row was changed; that one was, the chain tells. */
export const markOf = (line: string): number => crc32(line) & 0xffffff
