import { holds } from '../schema/holds.js';
import type { Answers } from '../schema/common.js';
import type { FormPage } from './form-model.js';

/** The pages that these answers lead to, with the fields and papers that they show; a page with nothing to show is left out. */
export function visiblePages(pages: readonly FormPage[], answers: Answers): readonly FormPage[] {
  return pages.filter((page) => holds(page.when, answers)).map((page) => ({
    ...page,
    fields: page.fields.filter((field) => holds(field.when, answers)),
    papers: page.papers.filter((paper) => holds(paper.when, answers)),
  })).filter((page) => page.fields.length + page.papers.length > 0);
}
