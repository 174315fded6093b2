import type { uploads as vi } from '../vi/uploads.ts'

/** What comes in as files, and pages of other sites. */
export const uploads: typeof vi = {
  slides: {
    pages: (count: string) => `${count} pages, in the order they are shown`,
    page: (number: string) => `Page ${number}`,
    earlier: (number: string) => `Move page ${number} forward`,
    later: (number: string) => `Move page ${number} back`,
    remove: (number: string) => `Take out page ${number}`,
    pageSeconds: 'Each page (seconds)',
    whole: (length: string) => `Once through: ${length}`,
    readable:
      'A printed A4 page full of text is hard to read from afar. Look at the preview and take pages out if the letters are too small.',
  },
  web: {
    url: 'Web address',
    urlHint: 'Only https, and only hosts that the administrator allows in Settings.',
    still: 'Stand-in picture',
    stillHint: 'Shown when the screen is offline or the page cannot be opened. A screenshot of the page is best.',
    chooseStill: 'Choose a picture',
    httpsOnly: 'Only https pages can be shown. Change http:// to https:// and check again.',
    check: 'Check the page',
    fine: 'The page opens and may be shown.',
    faults: {
      'not-allowed': 'This host is not allowed yet. Ask an administrator to add it in Settings.',
      'no-such-host': 'There is no such host. Check the address.',
      'private-address': 'The address leads into the local network and is not shown.',
      redirected: 'The page leads on to where it may not. Use its final address.',
      unreachable: 'The page cannot be reached. Try again later.',
      status: 'The page answers with an error. Check the address.',
      'not-a-page': 'This address is no web page (HTML).',
      'too-large': 'The page is too heavy to be shown.',
      'frame-refused': 'The page does not let itself be framed (X-Frame-Options). Use a QR code that leads to it.',
    },
  },
  upload: {
    title: 'Upload pictures and videos',
    drop: 'Drop files here or press to choose',
    rules: (image: string, video: string, pdf: string) =>
      `PNG, JPEG, WebP, AVIF pictures up to ${image} MB; MP4 (H.264), WebM videos up to ${video} MB; PDF up to ${pdf} MB. Each file becomes a draft.`,
    topicFor: 'Topic of these files',
    topicChoice: 'Choose a topic',
    topicMissing: 'Choose a topic to begin; reports are added up by topic.',
    campaignFor: 'Campaign of these files',
    waiting: 'Waiting',
    sending: (sent, all) => `${sent} / ${all}`,
    speed: (speed) => `${speed}/s`,
    working: {
      pages: (share: string) => `Drawing the pages: ${share}`,
      video: (share: string) =>
        `Converting to MP4 (H.264): ${share}. You may close the page, it goes on on the server.`,
    },
    document: (pages: string) => `PDF of ${pages} pages: choose those to show`,
    chooser: {
      label: 'Pages of the PDF',
      page: (number: string) => `Page ${number}`,
      chosen: (count: string) => `${count} pages chosen`,
      tooMany: (most: string) => `${most} pages at most. Take some out.`,
      all: 'All',
      none: 'None',
      make: (count: string) => `Make slides of ${count} pages`,
    },
    left: {
      line: (count, name) =>
        count === '1' ? `One file was left unfinished: ${name}.` : `${count} files were left unfinished.`,
      show: 'Look and go on',
      title: 'Left from an earlier visit',
      hint: 'Partly sent files: choose the very file again, what has come is kept. It is removed after a day.',
      goOn: 'Go on',
      drop: (name: string) => `Drop ${name}`,
      stored: 'All there, not a draft yet',
    },
    checking: 'The server is checking the file…',
    done: 'Saved as a draft',
    cancelled: 'Cancelled',
    cancel: (name) => `Cancel ${name}`,
    retry: 'Try again',
    clear: 'Clear the list',
    progress: (name) => `Progress of ${name}`,
    tooLarge: (limit) =>
      `Larger than the limit of ${limit} MB. Make it smaller or ask an administrator to raise the limit.`,
    empty: 'The file is empty (0 bytes). Choose the original again.',
    svg: 'SVG is not accepted because it can hold scripts. Export it as PNG.',
    sheet:
      'A spreadsheet cannot be shown as it is. Close this window, choose Add → Notice table and take it from the file.',
    type: 'This kind of file is not accepted. Use PNG, JPEG, WebP, AVIF, MP4 or WebM.',
    network: 'The connection was lost. Check the network and try again.',
    summary: (done, all) => `${done} of ${all} files done`,
    leave: 'Close this window; uploading goes on.',
    leaving: {
      title: 'Files are being uploaded',
      body: 'Leaving this page stops the files that still wait.',
      leave: 'Leave',
      stay: 'Stay',
    },
    show: 'Show upload progress',
  },
}
