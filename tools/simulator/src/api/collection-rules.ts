/** The calls about collections and what is in them. */
import { AddFilesRequest, CreateCollectionRequest, Secretbox } from '@lockstep/spec';
import type { Collection, Share } from '../state/collections.ts';
import type { Entry, MagicMetadata } from '../state/files.ts';
import { bind } from './bind.ts';
import { integerIn, type ApiContext, type Rule } from './context.ts';
import { Refusal } from './refusal.ts';

const collectionTypes: ReadonlySet<string> = new Set(['album', 'folder', 'favorites', 'uncategorized', 'quicklink']);
const wrappedKeyBytes = Secretbox.values.keyBytes + Secretbox.values.macBytes;

export const getCollections: Rule = ({ account, query }, { collections, accounts }) => {
  const changed = collections.changedFor(account, integerIn(query['sinceTime']));
  const emailOf = (id: number): string => (id === account ? '' : accounts.get(id).email);
  return {
    json: {
      collections: changed.map(({ collection, share }) => {
        const isOwn = collection.owner === account;
        const sharees = isOwn
          ? collections.shares(collection.id).map(({ account: id }) => ({ id, email: emailOf(id), name: '', role: 'VIEWER' }))
          : [];
        return view(collection, { owner: emailOf(collection.owner), share: isOwn ? undefined : share, sharees, publicURLs: [] });
      }),
    },
  };
};

export const createCollection: Rule = ({ account, body }, { collections, accounts }) => {
  const {
    encryptedKey,
    keyDecryptionNonce,
    encryptedName = '',
    nameDecryptionNonce = '',
    type = '',
    attributes,
  } = bind(CreateCollectionRequest, body);
  if (!encryptedKey || !keyDecryptionNonce) throw new Refusal('bad_request');
  if (accounts.get(account).keyAttributes === null) throw new Refusal('not_found');
  // The server leaves these to its database, whose refusal is a failure.
  if (!collectionTypes.has(type) || Buffer.from(encryptedKey, 'base64').length !== wrappedKeyBytes) throw new Refusal(500);
  const made = collections.make(account, {
    encryptedKey,
    keyDecryptionNonce,
    encryptedName,
    nameDecryptionNonce,
    type,
    attributes: { ...attributes },
  });
  return { json: { collection: view(made, { owner: '', share: undefined, sharees: null, publicURLs: null }) } };
};

export const getDiff: Rule = ({ account, query }, context) => {
  const { collections, files, settings } = context;
  const collection = collections.find(integerIn(query['collectionID']));
  if (!collection || !collections.isVisibleTo(account, collection)) throw new Refusal('not_found');
  const { entries, hasMore } = files.page(collection.id, integerIn(query['sinceTime']), settings().diffPageEntries);
  return { json: { diff: entries.map((entry) => entryView(entry, collection, account, context)), hasMore } };
};

export const addFiles: Rule = ({ account, body }, { collections, files: all }) => {
  const { collectionID = 0, files = [] } = bind(AddFilesRequest, body);
  const { minimum = 0, maximum = Infinity } = AddFilesRequest.members.files;
  if (files.length < minimum) throw new Refusal('bad_request');
  if (files.length > maximum) throw new Refusal('file_too_large');
  const collection = collections.find(collectionID);
  if (!collection || collection.owner !== account || collection.isDeleted) throw new Refusal('not_found');
  const added = files.map(({ id = 0, encryptedKey, keyDecryptionNonce }) => {
    const file = all.find(id);
    if (!encryptedKey || !keyDecryptionNonce || !file) throw new Refusal('bad_request');
    if (file.owner !== account) throw new Refusal('forbidden');
    if (file.place !== 'collections') {
      throw new Refusal('conflict', {
        code: 'FILE_IN_TRASH',
        message: 'One or more files are in trash or have been deleted, please restore them first',
      });
    }
    return { id, encryptedKey, keyDecryptionNonce };
  });
  all.add(collectionID, added);
  return undefined;
};

interface ViewedWith {
  /** The owner's email address. */
  readonly owner: string;
  /** How the collection is shared with the account that asks; undefined for its own. */
  readonly share: Share | undefined;
  readonly sharees: readonly unknown[] | null;
  readonly publicURLs: readonly unknown[] | null;
}

function view(collection: Collection, { owner, share, sharees, publicURLs }: ViewedWith): Record<string, unknown> {
  return {
    id: collection.id,
    owner: { id: collection.owner, email: owner, name: '', role: '' },
    // A shared collection's key is sealed, and has no nonce.
    ...(share ? { encryptedKey: share.encryptedKey } : { encryptedKey: collection.encryptedKey, keyDecryptionNonce: collection.keyDecryptionNonce }),
    name: '',
    encryptedName: collection.encryptedName,
    nameDecryptionNonce: collection.nameDecryptionNonce,
    type: collection.type,
    attributes: collection.attributes,
    sharees,
    publicURLs,
    updationTime: Math.max(collection.updationTime, share?.updationTime ?? 0),
    ...(collection.isDeleted && { isDeleted: true }),
    app: 'photos',
  };
}

function entryView(entry: Entry, collection: Collection, account: number, { files }: ApiContext): Record<string, unknown> {
  const file = files.find(entry.file);
  if (!file) throw new Error(`the state has an entry of file ${entry.file}, which it has not`);
  return {
    id: file.id,
    ownerID: file.owner,
    collectionID: collection.id,
    collectionOwnerID: collection.owner,
    collectionAddedAt: entry.addedAt,
    encryptedKey: entry.encryptedKey,
    keyDecryptionNonce: entry.keyDecryptionNonce,
    file: { decryptionHeader: file.file.decryptionHeader, size: 0 },
    thumbnail: { decryptionHeader: file.thumbnail.decryptionHeader, size: 0 },
    metadata: { ...file.metadata, size: 0 },
    isDeleted: entry.isDeleted,
    updationTime: entry.updationTime,
    ...(file.magicMetadata && file.owner === account && { magicMetadata: magicView(file.magicMetadata) }),
    ...(file.pubMagicMetadata && { pubMagicMetadata: magicView(file.pubMagicMetadata) }),
    info: { fileSize: file.file.size, thumbSize: file.thumbnail.size },
  };
}

/** The server leaves a count of 0 out. */
function magicView({ version, count, data, header }: MagicMetadata): Record<string, unknown> {
  return { version, ...(count !== 0 && { count }), data, header };
}
