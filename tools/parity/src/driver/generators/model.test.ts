/** Whether random documents of models are of the kinds that the readers must agree on. */
import { MagicMetadataEnvelope, PrivateMagicMetadata, PublicMagicMetadata, definitionsOf, modelDecode, type Model } from '@lockstep/spec';
import { LockstepError, decodeModel, loadProvider, malformedPaths } from '@lockstep/ts-client';
import { expect, it } from 'vitest';
import { Random } from '../random.ts';
import { model } from './model.ts';

const models = new Map(definitionsOf<Model>('model').map((each) => [each.name, each]));
const magic: readonly string[] = [PublicMagicMetadata.name, PrivateMagicMetadata.name];
const countKey = MagicMetadataEnvelope.members.count.wire ?? 'count';

/** What is special about a document. */
function kindsOf(name: string, bytes: Uint8Array): readonly string[] {
  const definition = models.get(name);
  const text = Buffer.from(bytes).toString();
  const kinds: string[] = [
    ...(/\\u[dD][89a-fA-F]/.test(text) ? ['half of a surrogate pair'] : []),
    ...(magic.includes(name) && text.includes(':null') ? ['null in magic metadata'] : []),
    ...(name === MagicMetadataEnvelope.name && !text.includes(`"${countKey}"`) ? ['envelope without count'] : []),
  ];
  try {
    const malformed = definition ? malformedPaths(definition, decodeModel(definition, bytes)) : [];
    const wires = definition?.together.map((group) => group.map((member) => `/${definition.members[member]?.wire ?? member}`)) ?? [];
    const isIncomplete = wires.some((group) => group.some((path) => malformed.includes(path)) && !group.every((path) => malformed.includes(path)));
    return [...kinds, 'read', ...(malformed.length > 0 ? ['malformed'] : []), ...(isIncomplete ? ['incomplete group'] : [])];
  } catch (error) {
    if (!(error instanceof LockstepError)) throw error;
    return kinds.concat(String(error.code));
  }
}

it('makes documents of every kind that is read leniently, and enough that are read and refused', async () => {
  const provider = await loadProvider();
  const counts = new Map<string, number>();
  for (let index = 0; index < 1500; index++) {
    const { op, args } = model.request(new Random(`kinds/${index}`), provider) as { op: string; args: { model: string; bytes: Uint8Array } };
    for (const kind of op === modelDecode.name ? kindsOf(args.model, args.bytes) : []) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const wanted = {
    read: 400,
    invalid_model: 150,
    malformed: 70,
    'half of a surrogate pair': 150,
    'null in magic metadata': 50,
    'envelope without count': 50,
    'incomplete group': 2,
  };
  expect(
    Object.entries(wanted)
      .filter(([kind, least]) => (counts.get(kind) ?? 0) < least)
      .map(([kind]) => `${kind}: ${counts.get(kind) ?? 0}`),
  ).toEqual([]);
});
