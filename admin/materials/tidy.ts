/** Words as they are sent: NFC, without blanks at their ends. */
export const tidyText = (text: string): string => text.normalize('NFC').trim()
