/** A fact inside one service, named in the past tense. What leaves the service is mapped in its `published/`. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly at: Date;
  readonly data: Data;
}
