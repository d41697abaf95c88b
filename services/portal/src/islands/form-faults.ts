/** Words of the page that stand around a fault's message, from the server in the visitor's language. */
export interface FaultWords {
  readonly error: string;
  readonly one: string;
  /** With `{n}` for how many. */
  readonly many: string;
}

interface Shown {
  readonly name: string;
  readonly message: string;
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, attributes: Readonly<Record<string, string>>, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A group is described as a whole, a control by itself. */
const described = (field: Element, control: Element): Element => (field.matches('fieldset') ? field : control);

/** Takes away what an earlier look showed, the server's or our own. */
export function clearFaults(): void {
  document.querySelector('.errors')?.remove();
  for (const field of document.querySelectorAll('.field.wrong')) {
    field.classList.remove('wrong');
    field.querySelector('.message')?.remove();
    for (const invalid of field.querySelectorAll('[aria-invalid]')) invalid.removeAttribute('aria-invalid');
    for (const one of [field, ...field.querySelectorAll('[aria-describedby]')]) {
      const rest = (one.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && !id.endsWith('-error'));
      if (rest.length > 0) one.setAttribute('aria-describedby', rest.join(' '));
      else one.removeAttribute('aria-describedby');
    }
  }
}

/** Marks a field as the field components of the server-rendered page do. */
function mark({ name, message }: Shown, { error }: FaultWords): void {
  const control = document.getElementById(name);
  const field = control?.closest('.field');
  if (!control || !field) return;
  field.classList.add('wrong');
  const note = element('p', { class: 'message', id: `${name}-error` }, element('span', { class: 'hidden' }, `${error}: `), message);
  const before = field.querySelector(':scope > .hint') ?? field.querySelector(':scope > :is(label:not(.choice), legend)');
  if (before) before.after(note);
  else field.prepend(note);
  const owner = described(field, control);
  owner.setAttribute('aria-describedby', [owner.getAttribute('aria-describedby'), note.id].filter(Boolean).join(' '));
  const controls = field.matches('fieldset') ? field.querySelectorAll('.date input') : [control];
  for (const one of controls) one.setAttribute('aria-invalid', 'true');
}

/** The page as the server would answer it: the summary with the focus, each field with its message, the title with its warning. */
export function showFaults(faults: readonly Shown[], words: FaultWords): void {
  for (const fault of faults) mark(fault, words);
  const title = faults.length === 1 ? words.one : words.many.replace('{n}', String(faults.length));
  const summary = element('div', { class: 'errors', role: 'alert', tabindex: '-1', 'aria-labelledby': 'errors-title' },
    element('h2', { id: 'errors-title' }, title),
    element('ul', {}, ...faults.map(({ name, message }) => element('li', {}, element('a', { href: `#${name}` }, message)))));
  const back = document.querySelector('main > .back');
  if (back) back.after(summary);
  else document.querySelector('main')?.prepend(summary);
  if (!document.title.startsWith(`${words.error}: `)) document.title = `${words.error}: ${document.title}`;
  summary.focus();
}
