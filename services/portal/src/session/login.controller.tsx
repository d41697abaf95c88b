import { Controller, Get, Post, Query, Req } from '@nestjs/common';
import { Public } from '@tinhso/auth';
import { DomainError } from '@tinhso/kernel';
import { PageAnswer, Redirect } from '../web/answer.js';
import type { Answer } from '../web/answer.js';
import { dropCookie, loginCookie, readCookie, sessionCookie, writeCookie } from '../web/cookies.js';
import { languageOf, safeBack } from '../web/request.js';
import type { PortalRequest } from '../web/request.js';
import { FilesAgainPage, LoginFailedPage, ResumePage, SignedOutPage } from './resume.page.js';
import { SignIn } from './sign-in.js';

const attemptSeconds = 600;

@Controller()
@Public('signing in and out is how one becomes known')
export class LoginController {
  constructor(private readonly signIn: SignIn) {}

  @Get('login')
  async begin(@Req() request: PortalRequest, @Query('back') back: unknown): Promise<Answer> {
    if (request.session) return new Redirect(safeBack(back));
    const { address, browser } = await this.signIn.begin(safeBack(back), languageOf(request));
    return new Redirect(address, [writeCookie(loginCookie, browser, attemptSeconds)]);
  }

  @Get('login/callback')
  async finish(@Req() request: PortalRequest): Promise<Answer> {
    try {
      const { session, attempt } = await this.signIn.finish(new URL(request.url, 'http://portal'), readCookie(request.headers.cookie, loginCookie));
      const cookies = [writeCookie(sessionCookie, session.id), dropCookie(loginCookie)];
      request.actor = session.actor;
      if (attempt.withFiles) return new PageAnswer(<FilesAgainPage back={attempt.back} />, 200, cookies);
      if (!attempt.form) return new Redirect(attempt.back === '/' ? homeOf(session.actor.roles) : attempt.back, cookies);
      return new PageAnswer(<ResumePage action={attempt.back} form={attempt.form} />, 200, cookies);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'unavailable') throw error;
      return new PageAnswer(<LoginFailedPage />, 400, [dropCookie(loginCookie)]);
    }
  }

  @Post('logout')
  async logout(@Req() request: PortalRequest): Promise<Redirect> {
    const address = request.session ? await this.signIn.end(request.session) : '/signed-out';
    return new Redirect(address, [dropCookie(sessionCookie)]);
  }

  @Get('signed-out')
  signedOut(): Answer {
    return <SignedOutPage />;
  }
}

const homeOf = (roles: readonly string[]): string =>
  (roles.includes('citizen') || roles.includes('business') ? '/' : roles.includes('agency-technician') ? '/agency' : '/officer');
