import { Buffer } from 'node:buffer';
import { crc32, deflateSync } from 'node:zlib';

const chunk = (kind: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

export const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])),
  chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))), chunk('IEND', Buffer.alloc(0)),
]);
export const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0', 'latin1'), Buffer.alloc(64), Buffer.from([0xff, 0xd9])]);
export const pdf = (body = ''): Buffer => Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog ${body} >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`, 'latin1');
export const zip = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(40)]);

const text = (content: string): Buffer => Buffer.from(content);
const eicar = text(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

export interface Sample {
  readonly what: string;
  readonly name: string;
  readonly type?: string;
  readonly content: Buffer;
  /** An error code, or the stored name of a file that is taken. */
  readonly expected: string;
}

const good: [Buffer, string, string][] = [[pdf(), 'pdf', 'application/pdf'], [jpeg, 'jpg', 'image/jpeg'], [png, 'png', 'image/png']];

const taken: Sample[] = good.flatMap(([content, extension, type]) => [
  { what: 'an honest file', name: `giay-chung-sinh.${extension}`, type, content, expected: `giay-chung-sinh.${extension}` },
  { what: 'capitals', name: `GIẤY.${extension.toUpperCase()}`, type, content, expected: `GIẤY.${extension.toUpperCase()}` },
  { what: 'no type', name: `a.${extension}`, content, expected: `a.${extension}` },
  { what: 'a silent type', name: `a.${extension}`, type: 'application/octet-stream', content, expected: `a.${extension}` },
  { what: 'type parameters', name: `a.${extension}`, type: `${type}; charset=binary`, content, expected: `a.${extension}` },
  { what: 'no extension', name: 'giấy tờ', type, content, expected: `giấy tờ.${extension}` },
  { what: 'an inner dot', name: `a.b.c.${extension}`, type, content, expected: `a.b.c.${extension}` },
  { what: 'an executable name before a true one', name: `virus.exe.${extension}`, type, content, expected: `virus.exe.${extension}` },
  { what: 'something behind it', name: `a.${extension}`, type, content: Buffer.concat([content, zip]), expected: `a.${extension}` },
  { what: 'decomposed letters', name: `Khai sinh bé Đỗ.${extension}`.normalize('NFD'), type, content, expected: `Khai sinh bé Đỗ.${extension}`.normalize('NFC') },
]);

const lies: Sample[] = good.flatMap(([content, own]) => good.filter(([, other]) => other !== own).flatMap(([, other, otherType]) => [
  { what: `${own} named ${other}`, name: `a.${other}`, content, expected: 'files/type-mismatch' },
  { what: `${own} sent as ${other}`, name: `a.${own}`, type: otherType, content, expected: 'files/type-mismatch' },
]));

const foreign: [string, string, string, Buffer][] = [
  ['SVG with script', 'a.svg', 'image/svg+xml', text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
  ['SVG named PNG', 'a.png', 'image/png', text('<svg onload="alert(1)"/>')],
  ['HTML named PDF', 'a.pdf', 'application/pdf', text('<html><script>alert(1)</script></html>')],
  ['HTML named JPEG', 'a.jpg', 'image/jpeg', text('<!doctype html>')],
  ['script before the PDF header', 'a.pdf', 'application/pdf', Buffer.concat([text('<script>1</script>'), pdf()])],
  ['blank before the PDF header', 'a.pdf', 'application/pdf', Buffer.concat([text('\n'), pdf()])],
  ['GIF', 'a.gif', 'image/gif', text('GIF89a......')],
  ['GIF named PNG', 'a.png', 'image/png', text('GIF89a......')],
  ['ZIP', 'a.zip', 'application/zip', zip],
  ['ZIP named PDF', 'a.pdf', 'application/pdf', zip],
  ['DOCX', 'a.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', zip],
  ['macro document named PDF', 'a.docm.pdf', 'application/pdf', zip],
  ['old DOC', 'a.doc', 'application/msword', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  ['EXE', 'a.exe', 'application/x-msdownload', text('MZ\x90\0\x03\0\0\0')],
  ['EXE named PDF', 'a.pdf', 'application/pdf', text('MZ\x90\0\x03\0\0\0')],
  ['PDF named EXE', 'a.exe', 'application/pdf', pdf()],
  ['PDF named PDF.EXE', 'hoso.pdf.exe', 'application/pdf', pdf()],
  ['PDF named HTML', 'a.html', 'application/pdf', pdf()],
  ['PDF sent as HTML', 'a.pdf', 'text/html', pdf()],
  ['PNG named SVG', 'a.svg', 'image/png', png],
  ['PNG sent as SVG', 'a.png', 'image/svg+xml', png],
  ['RTL override over EXE', 'hoso\u202Efdp.exe', 'application/pdf', pdf()],
  ['EICAR', 'a.com', 'application/octet-stream', eicar],
  ['EICAR named PDF', 'a.pdf', 'application/pdf', eicar],
  ['ELF', 'a.png', 'image/png', Buffer.from('7f454c4602010100', 'hex')],
  ['shell script', 'a.sh', 'text/plain', text('#!/bin/sh\nexit')],
  ['PHP named JPEG', 'a.jpg', 'image/jpeg', text('<?php system(1);')],
  ['gzip', 'a.pdf', 'application/pdf', Buffer.from('1f8b0800000000000003', 'hex')],
  ['RAR', 'a.pdf', 'application/pdf', text('Rar!\x1a\x07\0')],
  ['XML', 'a.xml', 'application/xml', text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>')],
  ['plain text named PDF', 'a.pdf', 'application/pdf', text('xin chào')],
  ['one byte', 'a.pdf', 'application/pdf', text('%')],
  ['half a PNG signature', 'a.png', 'image/png', png.subarray(0, 6)],
  ['lower-case PDF signature', 'a.pdf', 'application/pdf', text('%pdf-1.7 %%EOF')],
  ['NULs', 'a.pdf', 'application/pdf', Buffer.alloc(4096)],
  ['PostScript', 'a.pdf', 'application/pdf', text('%!PS-Adobe-3.0')],
];
const refused: Sample[] = foreign.map(([what, name, type, content]) => ({ what, name, type, content, expected: 'files/unsupported-type' }));

const names: [string, string, string][] = [
  ['a path upwards', '../../etc/passwd.pdf', 'passwd.pdf'],
  ['a path upwards with backslashes', '..\\..\\windows\\a.pdf', 'a.pdf'],
  ['an absolute path', '/root/.ssh/a.pdf', 'a.pdf'],
  ['a drive', 'C:\\fakepath\\khai-sinh.pdf', 'khai-sinh.pdf'],
  ['a UNC path', '\\\\server\\share\\a.pdf', 'a.pdf'],
  ['only dots', '../..', 'tep.pdf'],
  ['nothing', '', 'tep.pdf'],
  ['blanks', '   ', 'tep.pdf'],
  ['a NUL before the extension', 'a.exe\0.pdf', 'a.exe.pdf'],
  ['line breaks', 'a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
  ['quotes and angles', 'a"<b>|?*.pdf', 'a__b____.pdf'],
  ['direction overrides', '\u202Ea\u2066b\u200Fc.pdf', 'abc.pdf'],
  ['zero-width letters', 'a\u200B\uFEFF\u00ADb.pdf', 'ab.pdf'],
  ['a hidden file', '.htaccess.pdf', 'htaccess.pdf'],
  ['dots at the end', 'a.pdf. . .', 'a.pdf'],
  ['a device', 'CON.pdf', '_CON.pdf'],
  ['a lone surrogate', 'a\uD800b.pdf', 'ab.pdf'],
  ['an alternate stream', 'a.pdf:evil.pdf', 'a.pdf_evil.pdf'],
];
const named: Sample[] = names.map(([what, name, expected]) => ({ what: `a name with ${what}`, name, type: 'application/pdf', content: pdf(), expected }));

const empty: Sample[] = ['pdf', 'png', 'exe'].map((extension) => ({ what: `an empty ${extension}`, name: `a.${extension}`, content: Buffer.alloc(0), expected: 'files/empty' }));

export const corpus: readonly Sample[] = [...taken, ...lies, ...refused, ...named, ...empty];
