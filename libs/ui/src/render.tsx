import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ViewContext } from './view.js';
import type { View } from './view.js';

/** The document of a page, ready to send. Text is escaped by Preact. */
export const renderPage = (page: VNode, view: View): string =>
  `<!doctype html>${renderToString(<ViewContext.Provider value={view}>{page}</ViewContext.Provider>)}`;
