import { Controller, Get, NotFoundException, Param, Query } from '@nestjs/common';
import { Public } from '@tinhso/auth';
import { isLang } from '@tinhso/ui';
import { Redirect } from './answer.js';
import { languageCookie, writeCookie } from './cookies.js';
import { safeBack } from './request.js';

const year = 365 * 24 * 3600;

@Controller('language')
@Public('everybody chooses a language, also before signing in')
export class LanguageController {
  @Get(':lang')
  choose(@Param('lang') lang: string, @Query('back') back: unknown): Redirect {
    if (!isLang(lang)) throw new NotFoundException();
    return new Redirect(safeBack(back), [writeCookie(languageCookie, lang, year)]);
  }
}
