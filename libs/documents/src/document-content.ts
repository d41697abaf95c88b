export interface Row {
  readonly label: string;
  readonly value: string;
}

export interface SignatureColumn {
  readonly title: string;
  /** Below the title, in italics. */
  readonly note?: string;
  /** Full name of who signs. */
  readonly name?: string;
}

/**
 * One part of a page. In a letterhead the left side ends in the name of the agency; a line that begins with “Số” stands
 * below its rule. The right side is the national name, the motto and, below their rule, place and date.
 */
export type ContentBlock =
  | { readonly kind: 'letterhead'; readonly left: readonly string[]; readonly right: readonly string[] }
  | { readonly kind: 'title'; readonly text: string; readonly subtitle?: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly align?: 'left' | 'right' | 'centre'; readonly emphasis?: boolean }
  | { readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly numbered?: boolean }
  | { readonly kind: 'qr'; readonly value: string; readonly caption?: string }
  | { readonly kind: 'signatures'; readonly columns: readonly SignatureColumn[] };

export type BlockOf<Kind extends ContentBlock['kind']> = Extract<ContentBlock, { readonly kind: Kind }>;

/** A template with its values filled in: what `renderTemplate` of `@tinhso/definitions` returns fits here. */
export interface DocumentContent {
  /** Code and version of the template, kept in the file's metadata. */
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly page: 'A4' | 'A5';
  readonly blocks: readonly ContentBlock[];
}
