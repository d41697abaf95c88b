/** What a browser needs to judge a form the way the server does; nothing here reaches ajv or a schema library. */
export { judgeForm, type FormFault, type SchemaCheck } from './form/judge-form.js';
export type { FormPage } from './form/form-model.js';
export type { Answers } from './schema/common.js';
export { readPage, type Posted } from './form/read-page.js';
