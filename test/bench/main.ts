/**
 * Measures what the product promises, each against its limit in the same run. Exits with 1 when a budget is missed.
 * `--full` starts a screen as often, and lets it play as long, as the promise says: an hour more.
 */
import { parseArgs } from 'node:util'
import { prepare } from '../../server/prepare.ts'
import { benchConditional } from './conditional.ts'
import { benchExplorer } from './explorer.ts'
import { benchIngestion } from './ingestion.ts'
import { benchLibrary } from './library.ts'
import { openOffice } from './office.ts'
import { benchResolver } from './resolver.ts'
import { benchPlayBytes } from './play-bytes.ts'
import { benchReturn } from './return.ts'
import { benchScreen } from './screen.ts'
import { format, holds } from './table.ts'
import { benchBundle, benchMemory, benchMemoryInUse } from './weight.ts'

const { full = false } = parseArgs({ options: { full: { type: 'boolean' } } }).values
await prepare(false)
const lines = [
  ...benchResolver(),
  benchBundle(),
  await benchMemory(),
  await benchMemoryInUse(),
  ...(await benchPlayBytes()),
  ...(await benchExplorer()),
  ...(await benchReturn()),
  ...(await benchScreen(full)),
]
const office = await openOffice(8)
try {
  for (const size of [50, 200]) lines.push(...(await benchIngestion(office, size)))
  lines.push(await benchConditional(office))
  lines.push(...(await benchLibrary(office)))
} finally {
  await office.close()
}
console.log(`\n${format(lines)}`)
if (!lines.every(holds)) process.exitCode = 1
