/** What a reader of a mail wants to see. */
export interface ParsedMail {
  readonly subject: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly string[];
}

interface Entity {
  readonly headers: ReadonlyMap<string, string>;
  /** One character per byte. */
  readonly body: string;
}

function split(source: string): Entity {
  const end = /\r?\n\r?\n/.exec(source);
  const head = end ? source.slice(0, end.index) : source;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? source.slice(end.index + end[0].length) : '' };
}

const quotedPrintable = (text: string): string => text.replace(/=[ \t]*\r?\n/g, '')
  .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function decode(bytes: string, charset: string): string {
  try {
    return new TextDecoder(charset).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes;
  }
}

/** RFC 2047 words, adjacent ones joined before decoding so that a split character survives. */
export function decodeHeader(value: string): string {
  return value.replace(/(=\?[^?]+\?[bBqQ]\?[^?]*\?=)(\s+(?==\?))/g, '$1').replace(/(?:=\?[^?]+\?[bBqQ]\?[^?]*\?=)+/g, (run) => {
    const words = [...run.matchAll(/=\?([^?]+)\?([bBqQ])\?([^?]*)\?=/g)];
    const bytes = words.map(([, , kind = '', text = '']) => (kind.toUpperCase() === 'B'
      ? Buffer.from(text, 'base64').toString('latin1') : quotedPrintable(text.replaceAll('_', ' '))));
    return decode(bytes.join(''), words[0]?.[1] ?? 'utf-8');
  });
}

const parameter = (value: string, name: string): string => {
  const match = new RegExp(`${name}="([^"]*)"|${name}=([^;\\s]+)`, 'i').exec(value);
  return match?.[1] ?? match?.[2] ?? '';
};

/** The parts of a mail that are not containers, in order. */
function leaves({ headers, body }: Entity): Entity[] {
  const type = headers.get('content-type') ?? '';
  const boundary = /^multipart\//i.test(type) ? parameter(type, 'boundary') : '';
  if (!boundary) return [{ headers, body }];
  return body.split(`--${boundary}`).slice(1).filter((part) => !part.startsWith('--')).flatMap((part) => leaves(split(part.replace(/^\r?\n/, ''))));
}

function content({ headers, body }: Entity): string {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64').toString('latin1') : encoding === 'quoted-printable' ? quotedPrintable(body) : body;
  return decode(bytes, parameter(headers.get('content-type') ?? '', 'charset') || 'utf-8').replace(/\r\n/g, '\n').trimEnd();
}

/** Reads as much of a MIME message as a mailbox page shows; never throws on a malformed one. */
export function parseMail(source: Buffer): ParsedMail {
  const mail = split(source.toString('latin1'));
  const header = (name: string): string => decodeHeader(mail.headers.get(name) ?? '');
  const parts = leaves(mail);
  const isAttachment = (p: Entity) => /^attachment/i.test(p.headers.get('content-disposition') ?? '');
  const first = (type: RegExp) => parts.find((p) => !isAttachment(p) && type.test(p.headers.get('content-type') ?? 'text/plain'));
  const shown = (part: Entity | undefined) => (part ? content(part) : '');
  return {
    subject: header('subject'), from: header('from'), to: header('to'), text: shown(first(/^text\/plain/i)), html: shown(first(/^text\/html/i)),
    attachments: parts.filter(isAttachment).map((p) => decodeHeader(parameter(p.headers.get('content-disposition') ?? '', 'filename')) || 'tệp'),
  };
}
