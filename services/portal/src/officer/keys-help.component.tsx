import { useView } from '@tinhso/ui';

const keys = [['J', 'next'], ['K', 'previous'], ['Enter', 'open'], ['/', 'search'], ['U', 'back'], ['?', 'help']] as const;

/** Shown by the desk's script; without it nothing here is seen and nothing is missing. */
export const KeysHelp = () => {
  const { t, asset } = useView();
  return (
    <>
      <p class="small quiet keys-hint" hidden>{t('keys.hint')}</p>
      <dialog id="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">{t('keys.title')}</h2>
        <dl class="facts">{keys.map(([key, what]) => <div class="pair" key={key}><dt><kbd>{key}</kbd></dt><dd>{t(`keys.${what}`)}</dd></div>)}</dl>
        <form method="dialog"><button class="button" type="submit">{t('keys.close')}</button></form>
      </dialog>
      <script type="module" src={asset('desk-keys.js')} />
    </>
  );
};
