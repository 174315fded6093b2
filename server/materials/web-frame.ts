import { createHash } from 'node:crypto'
import { isAllowedHost } from '../../playlists/web-page.ts'

/**
 * The site is asked once without being read, so that no browser's error page is framed; then the frame is filled, and who
 * holds this page hears of it. Asked again while the network is away.
 */
const SCRIPT = `
const frame = document.querySelector('iframe'), url = frame.dataset.url
const look = () => fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' }).then(
  () => {
    frame.addEventListener('load', () => parent.postMessage('web-page-there', '*'), { once: true })
    frame.src = url
  },
  () => setTimeout(look, 15000),
)
look()
`
const SCRIPT_HASH = createHash('sha256').update(SCRIPT).digest('base64')

/** The frame around a page of another site: it may show that site and do nothing else. Null for a site that is not allowed. */
export function framePage(
  url: string,
  allowed: readonly string[],
): { headers: Record<string, string>; body: string } | null {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (parsed?.protocol !== 'https:' || parsed.username !== '' || !isAllowedHost(parsed.hostname, allowed)) return null
  const policy = [
    "default-src 'none'",
    `frame-src ${parsed.origin}`,
    `connect-src ${parsed.origin}`,
    `script-src 'sha256-${SCRIPT_HASH}'`,
    "style-src 'unsafe-inline'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    'sandbox allow-scripts',
  ]
  const style = 'html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block;overflow:hidden}'
  const frame = `<iframe data-url="${escaped(parsed.href)}" sandbox="allow-scripts" referrerpolicy="no-referrer" allow=""></iframe>`
  return {
    headers: {
      'content-security-policy': policy.join('; '),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body: `<!doctype html><meta charset="utf-8"><title></title><style>${style}</style>${frame}<script>${SCRIPT}</script>`,
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
