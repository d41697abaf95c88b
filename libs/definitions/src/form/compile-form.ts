import type { Procedure } from '../schema/procedure.js';
import { compileSchema } from './compile-schema.js';
import { formModel } from './form-model.js';
import { judgeForm } from './judge-form.js';
import type { CompiledForm, SchemaCheck } from './judge-form.js';

/** Compiles a form once for many answers. */
export const compileForm = (procedure: Procedure): CompiledForm =>
  judgeForm(formModel(procedure), compileSchema(procedure.form.schema) as SchemaCheck);
