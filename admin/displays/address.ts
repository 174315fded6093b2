/** Where a screen opens the player: beside the panel. */
export const playerAddress = ({ origin }: { origin: string }): string => `${origin}/display/`

/** Names that only the server's own machine can reach. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
