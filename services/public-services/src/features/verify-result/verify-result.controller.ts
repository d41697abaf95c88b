import { Controller, Get, Post, Req } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { Public } from '@tinhso/auth';
import { Operation, ValidQuery } from '@tinhso/service-host';
import { withUploadedFile } from '../../infrastructure/http/uploaded-file.js';
import { VerifyResultQuery } from './verify-result.query.js';
import type { Asked, Verification } from './verify-result.query.js';

const query = Type.Object({
  code: Type.Optional(Type.String({ minLength: 1, maxLength: 60, description: 'verification code printed as QR' })),
  number: Type.Optional(Type.String({ minLength: 1, maxLength: 60, description: 'number of the result' })),
  agencyCode: Type.Optional(Type.String({ maxLength: 40, description: 'narrows a number down to one agency' })),
  sha256: Type.Optional(Type.String({ pattern: '^[0-9a-fA-F]{64}$', description: 'digest of a file, for whoever does not want to send the file itself' })),
}, { additionalProperties: false, minProperties: 1 });
const body = Type.Object({ file: Type.String({ format: 'binary' }) });
const answer = Type.Object({
  status: Type.Union([Type.Literal('valid'), Type.Literal('revoked'), Type.Literal('unknown'), Type.Literal('several')]),
  results: Type.Array(Type.Object({
    status: Type.String(), agencyCode: Type.String(), agencyName: Type.String(), number: Type.String(), issuedAt: Type.String({ format: 'date-time' }),
    revokedAt: Type.Optional(Type.String({ format: 'date-time' })), reasonCode: Type.Optional(Type.String({ description: 'kind of reason for which it was revoked' })),
  })),
});
const example = { status: 'valid', results: [{ status: 'valid', agencyCode: '000.00.19.X99', agencyName: 'Uỷ ban nhân dân xã Đồng Hỷ', number: '15/TLKS', issuedAt: '2026-11-23T08:00:00.000Z' }] };

@Controller('results')
@Public('whoever is shown a result must be able to check it')
export class VerifyResultController {
  constructor(private readonly results: VerifyResultQuery) {}

  @Get('verify')
  @Operation({ id: 'verifyResult', summary: 'Whether a result is genuine and still valid, by its number, the code of its QR or the digest of its file', query, answer, example })
  byText(@ValidQuery(query) asked: Asked): Promise<Verification> {
    return this.results.byText(asked);
  }

  @Post('verify-file')
  @Operation({ id: 'verifyResultFile', summary: 'Whether a file is an issued result, unchanged; the file is not kept', body, bodyExample: { file: '%PDF-1.7 …' }, consumes: 'multipart/form-data', answer, example })
  byFile(@Req() request: FastifyRequest): Promise<Verification> {
    return withUploadedFile(request, (file) => this.results.byFile(file));
  }
}
