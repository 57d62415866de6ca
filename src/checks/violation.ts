/** What is true of every answer, whatever the operation. */
export type Invariant = 'no server error' | 'no stack trace' | 'no password' | "no other session's token";

/** What a schema says of a value, in the words of JSON Schema. */
export interface SchemaRule {
  readonly keyword: string;
  /** The keyword's value; of a required member its declared types, where there are any. */
  readonly value: unknown;
}

/** One way in which an answer breaks its contract, as data: `violation-words.ts` puts it into words. */
export type Violation =
  | {
      readonly check: 'status';
      readonly expected: readonly number[];
      readonly received: number;
      /** What the service says of itself in a refusal. */
      readonly said?: string;
    }
  /** @property received the header as it came; empty where there is none */
  | { readonly check: 'media type'; readonly received: string }
  /** @property charset the one that was declared; nothing where the bytes are not UTF-8 */
  | { readonly check: 'encoding'; readonly charset?: string }
  | { readonly check: 'body'; readonly expected: 'JSON' | 'no body'; readonly received: string }
  /** @property pointer JSON pointer into the body */
  | { readonly check: 'schema'; readonly pointer: string; readonly rule: SchemaRule; readonly received: unknown }
  /** @property received the status or the trace; nothing of a secret */
  | { readonly check: 'invariant'; readonly expected: Invariant; readonly received?: number | string }
  /** A difference that only a strict run judges. */
  | { readonly check: 'drift'; readonly received: string };

/** What was judged. */
export type Check = Violation['check'];
