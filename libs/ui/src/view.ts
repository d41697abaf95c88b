import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Lang, Translate } from './texts.js';

export interface Contact {
  readonly helpLine: string;
  readonly hours: { readonly vi: string; readonly en: string };
  readonly email?: string;
}

export interface ProvinceBrand {
  readonly name: { readonly vi: string; readonly en: string };
  readonly contact: Contact;
}

export interface Viewer {
  readonly name: string;
  readonly kind: 'citizen' | 'business' | 'official' | 'agency';
}

/** What every page knows of its request: language, who looks, where, and whose province it is. */
export interface View {
  readonly lang: Lang;
  readonly t: Translate;
  /** Path and query of this page. */
  readonly path: string;
  readonly viewer?: Viewer;
  readonly province: ProvinceBrand;
  readonly now: Date;
  /** Address of an asset by its name; `site.css` is the style sheet. */
  readonly asset: (name: string) => string;
}

export const ViewContext = createContext<View | undefined>(undefined);

/** The view of the page being rendered. */
export function useView(): View {
  const view = useContext(ViewContext);
  if (!view) throw new Error('a component was rendered outside of a view');
  return view;
}
