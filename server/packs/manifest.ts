import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import { fileProblemOf, problemOf } from '../../playlists/packs/check.ts'
import { Manifest, PACK_FORMAT } from '../../playlists/packs/pack.ts'
import { shippedPack } from '../../playlists/starter/shipped.ts'
import { Refusal } from '../errors.ts'
import { clean } from '../incoming.ts'

const validator = Compile(Manifest)

/**
 * The words of a pack, cleaned and checked as those of any body. Throws `pack-damaged` for what is no JSON, `pack-version`
 * for a format that this version does not know, and `pack-content` with the fields that are wrong.
 */
export function readManifest(bytes: Buffer): Manifest {
  const told = parse(bytes)
  const format = typeof told === 'object' && told !== null && 'format' in told ? told.format : undefined
  if (typeof format === 'number' && format !== PACK_FORMAT) throw new Refusal('pack-version')
  const cleaned: unknown = clean(shaped(told), '')
  const manifest = shaped(cleaned)
  const problem = problemOf(manifest) ?? fileProblemOf(manifest)
  if (problem !== null) throw new Refusal('pack-content', { details: [problem] })
  if (shippedPack(manifest.id) !== null) {
    throw new Refusal('pack-content', { details: [{ field: 'id', problem: 'reserved' }] })
  }
  return manifest
}

/** What the shape does not name is dropped. */
function shaped(told: unknown): Manifest {
  if (!validator.Check(told)) throw new Refusal('pack-content', { details: [...validator.Errors(told)].slice(0, 20) })
  return Value.Clean(Manifest, told) as Manifest
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Refusal('pack-damaged', { because: { name: '(manifest.json)' } })
  }
}
