/** What `npm run test:office` needs beyond `npm ci`: LibreOffice, what turns a PDF into text and pictures, and letters for Times New Roman. */
import { existsSync } from 'node:fs'
import process from 'node:process'
import { findProgram } from '../support/chromium.ts'
import { install, mayInstall } from '../support/debian.ts'

const LETTERS = ['/usr/share/fonts/truetype/liberation', '/usr/share/fonts/truetype/liberation2']
const has = (...names: readonly string[]): boolean => names.some((name) => findProgram(name) !== null)
/** One of the programs alone would open one kind of file and not the other. */
const hasPart = (name: string): boolean =>
  existsSync(`/usr/lib/libreoffice/program/${name}`) || !existsSync('/usr/lib/libreoffice')

const NEEDED = [
  { its: 'libreoffice-writer-nogui', isThere: () => has('soffice', 'libreoffice') && hasPart('libswlo.so') },
  { its: 'libreoffice-calc-nogui', isThere: () => has('soffice', 'libreoffice') && hasPart('libsclo.so') },
  { its: 'poppler-utils', isThere: () => has('pdftotext') && has('pdftoppm') && has('pdfinfo') },
  {
    its: 'fonts-liberation',
    isThere: () => process.platform !== 'linux' || LETTERS.some((folder) => existsSync(folder)),
  },
]
const lacking = () => NEEDED.filter(({ isThere }) => !isThere()).map(({ its }) => its)

if (lacking().length > 0 && mayInstall()) install(...lacking())
if (lacking().length > 0) {
  console.error(
    `The tests of reports in an office program need more than is here. Type:\n\n  sudo apt-get install -y --no-install-recommends ${lacking().join(' ')}\n\n(or install LibreOffice and Poppler in your system's own way), then run npm run test:office again.`,
  )
  process.exit(1)
}
