import { useView } from '../view.js';
import { Grouped } from './field-frame.component.js';
import type { FieldProps } from './field-frame.component.js';

export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

interface BoxProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly width: 'w2' | 'w4';
  readonly wrong: boolean;
  readonly autoComplete?: string;
}

const Box = ({ id, name, label, value, width, wrong, autoComplete }: BoxProps) => (
  <div>
    <label for={id}>{label}</label>
    <input id={id} name={name} class={width} type="text" inputMode="numeric" maxLength={width === 'w4' ? 4 : 2} value={value ?? ''} autocomplete={autoComplete} aria-invalid={wrong ? true : undefined} />
  </div>
);

/** A date as three boxes, in the order people say it; `<name>-day` has the field's id. */
export const DateField = (props: FieldProps<DateParts> & { birthday?: boolean }) => {
  const { t } = useView();
  const { name, value, error, birthday } = props;
  const box = (part: keyof DateParts, width: 'w2' | 'w4') => (
    <Box id={part === 'day' ? name : `${name}-${part}`} name={`${name}-${part}`} label={t(`date.${part}`)} value={value?.[part]} width={width}
      wrong={Boolean(error)} autoComplete={birthday ? `bday-${part}` : undefined} />
  );
  return <Grouped {...props}><div class="date">{box('day', 'w2')}{box('month', 'w2')}{box('year', 'w4')}</div></Grouped>;
};
