import { Type } from '@sinclair/typebox';
import type { Static } from '@sinclair/typebox';
import { Code, Condition, Text, strict } from './common.js';

/** A paper of the dossier (thành phần hồ sơ). */
export const Paper = Type.Object({
  code: Code,
  name: Text,
  hint: Type.Optional(Text),
  required: Type.Boolean(),
  /** The paper belongs to the dossier only when this is true of the answers. */
  when: Type.Optional(Condition),
  originals: Type.Integer({ minimum: 0 }),
  copies: Type.Integer({ minimum: 0 }),
  /** MaThanhPhanHoSo of the national portal, where it is known. */
  nationalCode: Type.Optional(Type.String()),
}, strict);
export type Paper = Static<typeof Paper>;
