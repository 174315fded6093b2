/** A web address cut around its host: a name before an @ is no host. Null when it has none. */
export function addressParts(url: string): { before: string; host: string; after: string } | null {
  const parts = /^(https?:\/\/(?:[^/\\?#]*@)?)([^/\\?#:]+)(.*)$/is.exec(url.trim())
  return parts && { before: parts[1]!, host: parts[2]!, after: parts[3]! }
}
