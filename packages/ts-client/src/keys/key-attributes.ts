/** The key attributes of an account, as JSON holds them. */
import type { KeyAttributes as KeyAttributesModel, ModelMember } from '@lockstep/spec';

type Members = (typeof KeyAttributesModel)['members'];
type Held<M> = M extends ModelMember<infer T> ? T : never;
type Required = { [K in keyof Members]: Members[K] extends ModelMember<unknown, true> ? K : never }[keyof Members];

/** What the server keeps of an account's keys. An optional member may be absent or null. */
export type KeyAttributes = { readonly [K in Required]: Held<Members[K]> } & {
  readonly [K in Exclude<keyof Members, Required>]?: Held<Members[K]> | null;
};
