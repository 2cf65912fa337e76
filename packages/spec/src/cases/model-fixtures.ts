/** Objects as apps of different ages wrote them: in the order of insertion, with nulls, in old forms. */
import type { Model } from '../define.ts';
import { KeyAttributes } from '../key-attributes.ts';
import { FileMetadata, FileType, MagicMetadataEnvelope, MediaType, PrivateMagicMetadata, PublicMagicMetadata, Visibility } from '../metadata.ts';
import { wireOf, type Entry } from './model-texts.ts';

/** An object as it was written. */
export interface Fixture {
  readonly id: string;
  readonly why: string;
  readonly model: Model;
  /** Its members in the order of the text. */
  readonly entries: readonly Entry[];
  /** The same with canonical texts, in any order. */
  readonly canonical: readonly Entry[];
  /** The keys of those that have no reading, in canonical order. */
  readonly malformed: readonly string[];
}

/** A text that was written; or one that is read otherwise, is left out, or has no reading. */
type Text = string | readonly [written: string, read: string] | { readonly leftOut: string } | { readonly unread: string };

/** A text as it was written, and as it is read; null where it is left out. */
function formsOf(text: Text): readonly [written: string, read: string | null] {
  if (typeof text === 'string') return [text, text];
  if ('leftOut' in text) return [text.leftOut, null];
  return 'unread' in text ? [text.unread, text.unread] : text;
}

function fixture<M extends Model>(
  id: string,
  why: string,
  model: M,
  members: { readonly [N in keyof M['members']]?: Text },
  others: Readonly<Record<string, string>> = {},
): Fixture {
  const named = Object.entries(members as Readonly<Record<string, Text>>);
  const written = named.map(([name, text]): Entry => [wireOf(model, name), formsOf(text)[0]]);
  const read = named.flatMap(([name, text]): Entry[] => {
    const [, canonical] = formsOf(text);
    return canonical === null ? [] : [[wireOf(model, name), canonical]];
  });
  const malformed = named.filter(([, text]) => typeof text === 'object' && 'unread' in text).map(([name]) => wireOf(model, name));
  return {
    id,
    why,
    model,
    entries: [...written, ...Object.entries(others)],
    canonical: [...read, ...Object.entries(others)],
    malformed: malformed.sort(),
  };
}

const hash = '"mnMCUFtd/7Vl8kPQFdiaPtdmbp+uL5ThyI0JlzZMuTBuDqGjPjxXEzVD8aOBzkN9e3DXAVYcCgAkPkUGU7XFOQ=="';
const { image, video, livePhoto } = FileType.members;

/** What apps have written. */
export const fixtures: readonly Fixture[] = [
  fixture('photo', 'A photo of the iOS app, in its order of insertion.', FileMetadata, {
    localID: '"9F983DBA-EC35-42B8-8773-B597CF782EDD/L0/001"',
    hash,
    version: '3',
    title: '"IMG_4032.HEIC"',
    deviceFolder: '"Recents"',
    creationTime: '1718031932000000',
    modificationTime: '1718031940123000',
    latitude: '35.363600000000005',
    longitude: '138.7274',
    fileType: String(image),
    subType: '0',
    hasStaticThumbnail: 'false',
  }),
  fixture('live-photo', 'A live photo, whose hash is that of its two parts.', FileMetadata, {
    localID: '"1A2B/L0/001"',
    hash: `"${hash.slice(1, -1)}:${hash.slice(1, -1)}"`,
    version: '2',
    title: '"IMG_0007.HEIC"',
    creationTime: '1600000000000000',
    modificationTime: '1600000000000000',
    fileType: String(livePhoto),
    subType: '8',
    duration: '3',
  }),
  fixture('video-of-nulls', 'A video whose app wrote null for what it did not know.', FileMetadata, {
    title: '"VID 20190811.mp4"',
    deviceFolder: 'null',
    localID: 'null',
    creationTime: '1565481600000000',
    modificationTime: '1565481600000000',
    latitude: 'null',
    longitude: 'null',
    fileType: String(video),
    duration: '27',
    hash: 'null',
    version: '1',
  }),
  fixture('old-web-client', 'A live photo of an old web client, with two hashes and whole numbers as its language prints them.', FileMetadata, {
    title: '"\u041c\u043e\u0440\u0435 2021.zip"',
    creationTime: ['1.625097600e15', '1625097600000000'],
    modificationTime: ['1625097600000000.0', '1625097600000000'],
    latitude: ['0.0', '0'],
    longitude: ['-0.0', '0'],
    fileType: String(livePhoto),
    imageHash: hash,
    videoHash: hash,
  }),
  fixture(
    'newer-client',
    'A client that knows more than this version, and a kind of file that this one does not.',
    FileMetadata,
    {
      title: '"scan.dng"',
      creationTime: '1750000000000000',
      modificationTime: '1750000000000000',
      fileType: String(Math.max(...Object.values(FileType.members)) + 7),
      version: '9',
    },
    { panorama: '{"cylindrical":true,"fieldOfView":null}', tags: '["\u0633\u0641\u0631","caf\u00e9"]' },
  ),
  fixture(
    'edits',
    'Edits of today, by an app that knows more than this version.',
    PublicMagicMetadata,
    {
      editedTime: '1718031932000000',
      editedName: '"Mount Fuji.HEIC"',
      caption: '"Sunrise \u{1f304}\\nwith Aki"',
      width: '4032',
      height: '3024',
      latitude: '35.3606',
      longitude: '138.7274',
      cameraMake: '"Apple"',
      cameraModel: '"iPhone 15"',
      dateTime: '"2024-06-10T15:05:32"',
      offsetTime: '"+09:00"',
      motionVideoIndex: { leftOut: 'null' },
      noThumbnail: { leftOut: 'null' },
      streamVersion: '1',
    },
    { rating: '5', faces: '[{"box":[0.1,0.25,0.5,0.5],"id":"a"}]' },
  ),
  fixture('old-edits', 'Edits of an old app: a caption that was a number, and dimensions that were strings.', PublicMagicMetadata, {
    caption: ['2016', '"2016"'],
    width: ['"4032"', '4032'],
    height: ['"3024.0"', '3024'],
    latitude: ['"48.8584"', '48.8584'],
    longitude: ['"2.2945e0"', '2.2945'],
    streamVersion: ['"1"', '1'],
    uploaderName: '""',
  }),
  fixture(
    'panorama',
    'A panorama with a bit that nobody here knows, an object of a newer client, and the zone of a clock at UTC.',
    PublicMagicMetadata,
    {
      mediaType: String(MediaType.members.panorama + 2 ** 20),
      dateTime: '"2024-06-10T06:05:32"',
      offsetTime: '"Z"',
    },
    { info: '{"camera":null}' },
  ),
  fixture('loose-edits', 'What one app takes for a number or for absent, and this format does not.', PublicMagicMetadata, {
    width: { unread: '" 3024"' },
    height: { unread: '"0x10"' },
    streamVersion: { unread: '"007"' },
    motionVideoIndex: { unread: '1.5' },
    noThumbnail: { unread: '1' },
    editedTime: { unread: '[1718031932000000]' },
    mediaType: { unread: '"panorama"' },
    caption: '"kept"',
  }),
  fixture('half-a-place', 'A photo whose app lost the longitude.', FileMetadata, {
    title: '"a.jpg"',
    creationTime: '1',
    modificationTime: '1',
    fileType: String(image),
    latitude: { unread: '35.5' },
    longitude: 'null',
  }),
  fixture('archived', 'An archived photo.', PrivateMagicMetadata, { visibility: String(Visibility.members.archived) }),
  fixture(
    'visibility-of-tomorrow',
    'A visibility that a newer app gave.',
    PrivateMagicMetadata,
    {
      visibility: String(Math.max(...Object.values(Visibility.members)) + 1),
    },
    { reason: '"shared"' },
  ),
  fixture('envelope', 'An envelope as the server hands it out.', MagicMetadataEnvelope, {
    version: '4',
    count: '2',
    data: '"y4ijW0nq2ItTUJ0B/3LC3sQl"',
    header: '"dLWbzhs4HytQy2AqRnFKQJsbMm2AHWp0"',
  }),
  fixture(
    'envelope-of-nothing',
    'An envelope whose count was 0, which the server leaves out; the version is that of a first edit.',
    MagicMetadataEnvelope,
    {
      version: '0',
      data: '"y4ijW0nq2ItTUJ0B/3LC3sQl"',
      header: '"dLWbzhs4HytQy2AqRnFKQJsbMm2AHWp0"',
    },
  ),
  fixture('account', 'The keys of an account, with members that clients of today leave out.', KeyAttributes, {
    kekSalt: '"5pPEJTQpnLI0d9AmWKvuUA=="',
    kekHash: '""',
    encryptedKey: '"mJ1ujmAHMo4i1ULmQaKYfkvnEWhyeg4Lx5tFRBtcAS9vGr7vDmVvH3x0yYFj1bwC"',
    keyDecryptionNonce: '"AhjyEh9hB3PDt4hmGW+1TFuhO0LLtSqN"',
    publicKey: '"wgCHNwYYzLKMDqMrMvmVNlJ6gmHGc9Bn0Yw4T1F1bVk="',
    encryptedSecretKey: '"9zrMqg2X2DVDqYfVQdAeUdJCOmRhL4qkQyYV2vc7Hh9jTPnXJ3dyQx0lRJ3rFQKc"',
    secretKeyDecryptionNonce: '"Qm9uam91ciBsZSBtb25kZSwgaGVsbG8u"',
    memLimit: '268435456',
    opsLimit: '16',
    masterKeyEncryptedWithRecoveryKey: 'null',
  }),
];
