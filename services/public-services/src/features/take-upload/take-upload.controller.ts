import { Controller, Post, Req } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { RequirePermission } from '@tinhso/auth';
import { Context, Operation } from '@tinhso/service-host';
import type { CommandContext } from '@tinhso/service-host';
import { withUploadedFile } from '../../infrastructure/http/uploaded-file.js';
import { exampleUpload, uploadSummary } from '../../views/upload-summary.js';
import type { UploadSummary } from '../../views/upload-summary.js';
import { TakeUploadUseCase } from './take-upload.use-case.js';

const body = Type.Object({ file: Type.String({ format: 'binary', description: 'PDF, JPEG or PNG' }) });

@Controller('uploads')
export class TakeUploadController {
  constructor(private readonly useCase: TakeUploadUseCase) {}

  @Post()
  @RequirePermission('upload:create')
  @Operation({ id: 'takeUpload', summary: 'Upload one file, to name it as a paper of a dossier afterwards', body, bodyExample: { file: '%PDF-1.7 …' }, consumes: 'multipart/form-data', answer: uploadSummary, example: exampleUpload, status: 201 })
  handle(@Context() context: CommandContext, @Req() request: FastifyRequest): Promise<UploadSummary> {
    return withUploadedFile(request, (file) => this.useCase.execute(context, file));
  }
}
