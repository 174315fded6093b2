/** Zip files as they should not be: every field can be said wrongly. */
import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = {
  name: string
  data?: Buffer
  /** What the directory says, where that is not the truth. */
  size?: number
  flags?: number
  method?: number
  /** Unix mode: `0o120777` is a link. */
  mode?: number
  deflate?: boolean
  /** Lies where this entry lies. */
  over?: number
}

type Placed = ZipEntry & { offset: number; packed: Buffer; crc: number }

export function makeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const placed: Placed[] = []
  let at = 0
  for (const entry of entries) {
    const data = entry.data ?? Buffer.alloc(0)
    const packed = entry.deflate ? deflateRawSync(data) : data
    const known = entry.over === undefined ? undefined : placed[entry.over]
    const one = { ...entry, offset: known?.offset ?? at, packed, crc: crc32(data) }
    placed.push(one)
    if (known !== undefined) continue
    const whole = Buffer.concat([local(one), Buffer.from(one.name), packed])
    parts.push(whole)
    at += whole.length
  }
  const directory = Buffer.concat(placed.map((one) => Buffer.concat([central(one), Buffer.from(one.name)])))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(placed.length, 8)
  end.writeUInt16LE(placed.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, directory, end])
}

const methodOf = ({ method, deflate }: ZipEntry) => method ?? (deflate ? 8 : 0)

function local(one: Placed): Buffer {
  const bytes = Buffer.alloc(30)
  bytes.writeUInt32LE(0x04034b50, 0)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt16LE((one.flags ?? 0) | 0x800, 6)
  bytes.writeUInt16LE(methodOf(one), 8)
  bytes.writeUInt32LE(one.crc, 14)
  bytes.writeUInt32LE(one.packed.length, 18)
  bytes.writeUInt32LE(one.size ?? one.data?.length ?? 0, 22)
  bytes.writeUInt16LE(Buffer.byteLength(one.name), 26)
  return bytes
}

function central(one: Placed): Buffer {
  const bytes = Buffer.alloc(46)
  bytes.writeUInt32LE(0x02014b50, 0)
  bytes.writeUInt16LE(one.mode === undefined ? 20 : (3 << 8) | 20, 4)
  bytes.writeUInt16LE(20, 6)
  bytes.writeUInt16LE((one.flags ?? 0) | 0x800, 8)
  bytes.writeUInt16LE(methodOf(one), 10)
  bytes.writeUInt32LE(one.crc, 16)
  bytes.writeUInt32LE(one.packed.length, 20)
  bytes.writeUInt32LE(one.size ?? one.data?.length ?? 0, 24)
  bytes.writeUInt16LE(Buffer.byteLength(one.name), 28)
  bytes.writeUInt32LE(((one.mode ?? 0) << 16) >>> 0, 38)
  bytes.writeUInt32LE(one.offset, 42)
  return bytes
}
