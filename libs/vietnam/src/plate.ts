import { read, refused, withoutSeparators, type Read } from './result.js';

export interface Plate {
  /** Upper case without separators: "20A12345". */
  readonly plate: string;
  /** Two digits of the registering province, for example 20 or 97. */
  readonly province: string;
  readonly series: string;
  readonly serial: string;
}

/** Reads a civil vehicle plate (car "20A-123.45", motorbike "20-B1 123.45", old ones with four digits). Military and diplomatic plates are refused. */
export function readPlate(text: string): Read<Plate, 'format'> {
  const plate = withoutSeparators(text).toUpperCase();
  const match = /^(\d{2})([A-Z]{1,2}|[A-Z]\d)(\d{4,5})$/.exec(plate);
  if (!match || Number(match[1]) < 11) return refused('format');
  const [, province = '', series = '', serial = ''] = match;
  return read({ plate, province, series, serial });
}

/** A plate as it is painted: "20A-123.45", "20B1-123.45", "20A-1234". */
export const plateForPeople = ({ province, series, serial }: Plate): string =>
  `${province}${series}-${serial.length === 5 ? `${serial.slice(0, 3)}.${serial.slice(3)}` : serial}`;
