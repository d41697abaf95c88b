import type { Policy, Resource } from '@tinhso/auth';
import type { Looks } from '@tinhso/audit';
import type { CommandContext } from './command-context.js';
import { commonErrors } from './common.errors.js';

export interface Subject {
  readonly type: string;
  readonly id: string;
}

/** The one way to a record: jurisdiction and ownership are judged, and the look or the refusal is written down. */
export class Access {
  constructor(private readonly policy: Policy, private readonly looks: Looks) {}

  /** For commands: throws `common/not-found` on a refusal, after recording it. The change itself is audited with its commit. */
  async toChange(context: CommandContext, subject: Subject, resource: Resource): Promise<void> {
    if (this.policy.decide(context.actor, context.action, resource) !== 'granted') await this.refuse(context, subject);
  }

  /** For queries: resolves only after the look is committed. */
  async toSee(context: CommandContext, subject: Subject, resource: Resource): Promise<void> {
    if (this.policy.decide(context.actor, context.action, resource) !== 'granted') await this.refuse(context, subject);
    await this.looks.record(this.entry(context, subject, 'granted'));
  }

  /** What a list may show to this actor. */
  reach(context: CommandContext): ReturnType<Policy['reach']> {
    return this.policy.reach(context.actor, context.action);
  }

  private async refuse(context: CommandContext, subject: Subject): Promise<never> {
    await this.looks.record(this.entry(context, subject, 'refused'));
    throw commonErrors('common/not-found');
  }

  private entry(context: CommandContext, subject: Subject, outcome: 'granted' | 'refused') {
    return {
      actorId: context.actor.id, action: context.action, resourceType: subject.type, resourceId: subject.id, outcome,
      ...(context.traceparent ? { traceId: context.traceparent.split('-')[1] } : {}),
    };
  }
}
