/** Services whose addresses hide where they lead. */
const SHORTENERS = new Set(
  `bit.ly bitly.com bom.so by.com.vn cutt.ly cutt.us goo.gl is.gd lnkd.in ow.ly qrco.de rb.gy rebrand.ly rotf.lol
   s.id shorten.asia shorten.so shorturl.asia shorturl.at short.gy t.co t.ly tiny.cc tinyurl.com v.gd`.split(/\s+/),
)

/** A host name as one reads it: small letters, without `www.` and without the root's dot. */
export const plainHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')

/** RULES MA5. Whether a host belongs to a service that shortens addresses. */
export const isShortener = (host: string): boolean => SHORTENERS.has(plainHost(host))
