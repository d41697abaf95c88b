import { Type } from '@sinclair/typebox';
import { defineConfig } from '@tinhso/config';

/** What an operator may set for this service alone. */
export const publicServicesConfig = defineConfig(Type.Object({
  UPLOAD_LIMIT_MB: Type.Integer({ minimum: 1, maximum: 500, default: 25, description: 'largest file that may be uploaded, in MB' }),
}));
