// Keys of the desk. Everything they do can also be done without them; a browser without script shows the same pages.
const rows = () => [...document.querySelectorAll('.sheet tbody th a')];
const help = document.querySelector('#keys');

function step(by) {
  const links = rows();
  const at = links.indexOf(document.activeElement);
  links[at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
}

const search = () => {
  const field = document.querySelector('#q');
  field?.focus();
  field?.select();
};

const acts = {
  j: () => step(1),
  k: () => step(-1),
  '/': search,
  u: () => document.querySelector('a.back')?.click(),
  '?': () => help?.showModal(),
};

/** While somebody types, a letter is a letter. */
const typing = (target) => target instanceof HTMLElement && target.matches('input, select, textarea');

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help?.open || typing(event.target)) return;
  const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
  if (!act) return;
  event.preventDefault();
  act();
});

document.querySelector('.keys-hint')?.removeAttribute('hidden');
