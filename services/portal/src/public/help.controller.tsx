import { Controller, Get } from '@nestjs/common';
import { Public } from '@tinhso/auth';
import type { Answer } from '../web/answer.js';
import { AccessibilityPage, HelpPage } from './help-pages.js';

@Controller()
@Public('help is for everybody')
export class HelpController {
  @Get('help')
  help(): Answer {
    return <HelpPage />;
  }

  @Get('accessibility')
  accessibility(): Answer {
    return <AccessibilityPage />;
  }
}
