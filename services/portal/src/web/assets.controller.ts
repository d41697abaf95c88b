import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '@tinhso/auth';
import { Redirect } from './answer.js';
import { AssetStore } from './asset-store.js';
import type { Asset } from './asset-store.js';
import type { PortalRequest } from './request.js';

/** Sends a file whose name changes with its content. */
export async function sendAsset(asset: Asset, request: PortalRequest, reply: FastifyReply): Promise<void> {
  reply.headers({ 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
  const zipped = asset.gzipped && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  await (zipped ? reply.header('content-encoding', 'gzip').send(asset.gzipped) : reply.send(asset.content));
}

@Controller()
@Public('style sheet, font, mark and scripts are the same for everybody')
export class AssetsController {
  constructor(private readonly assets: AssetStore) {}

  /** Browsers ask for it on pages that are not ours, such as a log-in page on the same origin. */
  @Get('favicon.ico')
  favicon(): Redirect {
    return new Redirect(this.assets.address('mark.svg'));
  }

  @Get('assets/:file')
  async get(@Param('file') file: string, @Req() request: PortalRequest, @Res() reply: FastifyReply): Promise<void> {
    const asset = this.assets.find(file);
    if (!asset) throw new NotFoundException();
    await sendAsset(asset, request, reply);
  }
}
