const millimetre = 72 / 25.4;

/** Millimetres in points. */
export const mm = (length: number): number => length * millimetre;

/** Sizes in points. */
export interface PageFormat {
  readonly size: readonly [number, number];
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  readonly text: number;
  readonly title: number;
  /** National name and agency. */
  readonly head: number;
  readonly small: number;
  readonly indent: number;
  readonly leading: number;
  readonly gap: number;
  /** Room for a signature between title and name. */
  readonly signature: number;
  readonly qr: number;
}

/**
 * A4 with the margins of Nghị định 30/2020/NĐ-CP, Phụ lục I (30–35, 15–20, 20–25 mm); A5 is the size of the one-stop
 * forms (Thông tư 01/2018/TT-VPCP, Điều 9). Be Vietnam Pro looks larger than the decree's Times New Roman at the same
 * size, hence the smaller points.
 */
export const pageFormats: Readonly<Record<'A4' | 'A5', PageFormat>> = {
  A4: {
    size: [mm(210), mm(297)], margin: { top: mm(20), right: mm(17), bottom: mm(20), left: mm(30) },
    text: 11.5, title: 13, head: 10.5, small: 8.5, indent: mm(10), leading: 1.45, gap: 6, signature: mm(30), qr: mm(28),
  },
  A5: {
    size: [mm(148), mm(210)], margin: { top: mm(11), right: mm(11), bottom: mm(11), left: mm(15) },
    text: 8.4, title: 10, head: 7.4, small: 6.4, indent: mm(6), leading: 1.38, gap: 3.4, signature: mm(15), qr: mm(20),
  },
};
