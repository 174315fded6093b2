import { X509Certificate, createHash, createPrivateKey } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { hostname, networkInterfaces } from 'node:os'
import path from 'node:path'
import { DAY } from '../playlists/time.ts'
import type { Instant } from '../playlists/time.ts'
import { ConfigProblem } from './config.ts'
import type { Config } from './config.ts'

export type Certificate = { cert: string; key: string; pin: string }

const YEARS_10 = 3650 * DAY

/** The certificate to listen with: the configured one, or the own one, which is made once. Null without TLS. */
export async function certificateFor(config: Config, now: Instant): Promise<Certificate | null> {
  if (config.tls === 'off') return null
  const { cert, key } = config.tls === 'own' ? await ownCertificate(config.dataDir, now) : await given(config.tls)
  return { cert, key, pin: pinOf(cert) }
}

/** Base64 SHA-256 of the public key (SPKI): what a display's browser is told to trust. */
export function pinOf(cert: string): string {
  const spki = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(spki).digest('base64')
}

/** This machine's addresses in the network, IPv4 first. */
export function ownAddresses(): string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const outward = all.filter((one) => !one.internal && !one.address.startsWith('fe80'))
  return [...outward.filter((one) => one.family === 'IPv4'), ...outward.filter((one) => one.family === 'IPv6')].map(
    (one) => one.address,
  )
}

async function ownCertificate(dataDir: string, now: Instant): Promise<{ cert: string; key: string }> {
  const folder = path.join(dataDir, 'tls')
  const [certFile, keyFile] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')]
  const kept = await read(certFile, keyFile).catch(() => null)
  if (kept !== null && isPair(kept)) return kept
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const made = await makeCertificate(now)
  await writePrivately(keyFile, made.key)
  await writePrivately(certFile, made.cert)
  return made
}

async function makeCertificate(now: Instant): Promise<{ cert: string; key: string }> {
  // Loaded here: it is needed once in ten years, and its weight should not stay in memory.
  const { generate } = await import('selfsigned')
  const names = [...new Set(['localhost', hostname()])].map((value) => ({ type: 2, value }) as const)
  const addresses = ['127.0.0.1', '::1', ...ownAddresses()].map((ip) => ({ type: 7, ip }) as const)
  const made = await generate([{ name: 'commonName', value: hostname() }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY),
    notAfterDate: new Date(now + YEARS_10),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [...names, ...addresses] },
    ],
  })
  return { cert: made.cert, key: made.private }
}

/** Whole or not at all, and readable by the owner alone from its first byte on. */
async function writePrivately(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 })
  await chmod(`${file}.new`, 0o600)
  await rename(`${file}.new`, file)
}

async function read(certFile: string, keyFile: string): Promise<{ cert: string; key: string }> {
  const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')])
  return { cert, key }
}

function isPair({ cert, key }: { cert: string; key: string }): boolean {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))
  } catch {
    return false
  }
}

async function given(files: { cert: string; key: string }): Promise<{ cert: string; key: string }> {
  const pair = await read(files.cert, files.key).catch(() => null)
  const example = 'TLS_CERT=/etc/tls/cert.pem TLS_KEY=/etc/tls/key.pem'
  if (pair === null) throw new ConfigProblem('TLS_CERT, TLS_KEY', 'one of the files cannot be read', example)
  if (!isPair(pair))
    throw new ConfigProblem('TLS_CERT, TLS_KEY', 'the files are not a certificate and its key', example)
  return pair
}
