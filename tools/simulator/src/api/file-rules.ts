/** The calls that commit files, change them and say where they are. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateFileRequest,
  Encryption,
  MagicMetadataEdits,
  MagicMetadataRequest,
  MagicMetadataUpdates,
  UpdateFileRequest,
  d,
  defineDocument,
  type ValueOf,
} from '@lockstep/spec';
import type { FileContent, FileObject, MagicMetadata, StoredFile } from '../state/files.ts';
import { keyPrefix } from '../storage/addresses.ts';
import { bind, type Loose } from './bind.ts';
import { integerIn, type ApiContext, type ApiRequest, type Rule } from './context.ts';
import { checkQuota } from './quota.ts';
import { Refusal } from './refusal.ts';

type LooseContent = Loose<ValueOf<typeof UpdateFileRequest>>;
type LooseMagicMetadata = Loose<ValueOf<typeof CreateFileRequest>>['pubMagicMetadata'];

/** Beside what our clients send, other clients send private magic metadata. */
const CreateFileBody = defineDocument('CreateFileBody', { ...CreateFileRequest.members, magicMetadata: d.object(MagicMetadataRequest) });

const { maximumEncryptedBytes } = Encryption.values;

export const createFile: Rule = async (request, context) => {
  const { account, body } = request;
  const asUpdate = bind(UpdateFileRequest, body);
  if ((asUpdate.id ?? 0) > 0) return update(asUpdate, request, context);
  const sent = bind(CreateFileBody, body);
  const { collectionID, encryptedKey, keyDecryptionNonce } = sent;
  checkContent(sent, account);
  const magic = { pubMagicMetadata: newMagicMetadata(sent.pubMagicMetadata), magicMetadata: newMagicMetadata(sent.magicMetadata) };
  if (collectionID === undefined || !encryptedKey || !keyDecryptionNonce) throw new Refusal('bad_request');
  checkOwnCollection(collectionID, account, context);
  // All that follows comes before the server looks whether the call is a repeat: none of it says that nothing was committed.
  const content = await withSizes(sent, context, new Refusal(503, { code: 'OBJECT_SIZE_FETCH_FAILED', message: '' }));
  const { file, thumbnail, metadata } = content;
  checkQuota(context.accounts, account, file.size + thumbnail.size);
  if (file.objectKey === thumbnail.objectKey) throw new Refusal('bad_request');
  const key = { encryptedKey, keyDecryptionNonce };
  const existing = context.files.ofObject(file.objectKey) ?? context.files.ofObject(thumbnail.objectKey);
  if (existing?.place === 'deleted') throw new Refusal(500);
  if (existing && !isSame(existing, account, content)) throw new Refusal('bad_request');
  const { id, time } = existing ? { id: existing.id, time: context.clock.tick() } : context.files.make(account, collectionID, content, key, magic);
  return {
    json: {
      id,
      ownerID: account,
      collectionID,
      collectionOwnerID: null,
      ...key,
      file,
      thumbnail,
      metadata: { ...metadata, size: 0 },
      isDeleted: false,
      updationTime: time,
      ...Object.fromEntries(Object.entries(magic).filter(([, metadata]) => metadata !== null)),
      info: { fileSize: file.size, thumbSize: thumbnail.size },
    },
  };
};

export const updateFile: Rule = (request, context) => update(bind(UpdateFileRequest, request.body), request, context);

async function update(sent: LooseContent, { account }: ApiRequest, context: ApiContext): Promise<{ readonly json: unknown }> {
  const { id = 0 } = sent;
  if (id <= 0) throw new Refusal('bad_request');
  checkContent(sent, account);
  const stored = ownFile(id, account, context);
  const content = await withSizes(sent, context, new Refusal(500));
  const { file, thumbnail } = content;
  checkQuota(context.accounts, account, file.size + thumbnail.size - stored.file.size - stored.thumbnail.size);
  const isRepeat = file.objectKey === stored.file.objectKey && thumbnail.objectKey === stored.thumbnail.objectKey;
  const isNew = !context.files.ofObject(file.objectKey) && !context.files.ofObject(thumbnail.objectKey) && file.objectKey !== thumbnail.objectKey;
  if (!isRepeat && !isNew) throw new Refusal(500);
  return { json: { id, updationTime: context.files.replace(stored, content) } };
}

export const updatePublicMagicMetadata: Rule = ({ account, body }, context) => {
  const { metadataList = [] } = bind(MagicMetadataUpdates, body);
  const edits = metadataList.map(({ id = 0, magicMetadata }) => {
    const { version = 0, count = 0, data, header } = magicMetadata ?? {};
    const file = context.files.find(id);
    if (!data || !header || !file || file.place === 'deleted') throw new Refusal('bad_request');
    if (file.owner !== account) throw new Refusal('forbidden');
    const { pubMagicMetadata: old } = file;
    const isLossy = old !== null && count < old.count - MagicMetadataEdits.values.maximumLostMembers;
    if (old !== null && (version !== old.version || isLossy)) throw new Refusal('conflict');
    return { id, metadata: { version: version + 1, count, data, header } };
  });
  for (const { id, metadata } of edits) context.files.setPublicMagicMetadata(id, metadata);
  return undefined;
};

export const downloadFile: Rule = (request, context) => ({ location: context.addresses.get(visibleFile(request, context).file.objectKey) });

export const previewFile: Rule = (request, context) => ({ location: context.addresses.get(visibleFile(request, context).thumbnail.objectKey) });

/** The file that a path names. Downloads continue without a plan, and from the trash. */
function visibleFile({ account, path }: ApiRequest, { files, collections }: ApiContext): StoredFile {
  const file = files.find(integerIn(path['id']));
  if (!file || file.place === 'deleted') throw new Refusal('not_found');
  const isShared = files.entriesOf(file.id).some(({ collection, isDeleted }) => {
    const shared = isDeleted ? undefined : collections.find(collection);
    return shared !== undefined && collections.isVisibleTo(account, shared);
  });
  if (file.owner !== account && !isShared) throw new Refusal('forbidden');
  return file;
}

function ownFile(id: number, account: number, { files }: ApiContext): StoredFile {
  const file = files.find(id);
  if (!file || file.place === 'deleted') throw new Refusal('not_found');
  if (file.owner !== account) throw new Refusal('forbidden');
  return file;
}

function checkOwnCollection(id: number, account: number, { collections }: ApiContext): void {
  const collection = collections.find(id);
  if (!collection) throw new Refusal('not_found');
  if (collection.owner !== account) throw new Refusal('forbidden');
  if (collection.isDeleted) throw new Refusal('not_found', { code: 'COLLECTION_DELETED', message: '' });
}

/** Checks what the server checks before it looks anything up: it takes any text for a key, a header or metadata. */
function checkContent({ file, thumbnail, metadata }: LooseContent, account: number): void {
  const headers = [file?.decryptionHeader, thumbnail?.decryptionHeader, metadata?.decryptionHeader];
  const keys = [file?.objectKey ?? '', thumbnail?.objectKey ?? ''];
  if (headers.some((header) => !header) || keys.some((key) => !key.startsWith(keyPrefix(account)))) throw new Refusal('bad_request');
}

/** The content with the sizes that the storage has. @param missing what is answered for an object that is not there */
async function withSizes({ file, thumbnail, metadata }: LooseContent, context: ApiContext, missing: Refusal): Promise<FileContent> {
  const withSize = async ({ objectKey = '', decryptionHeader = '', size: sent = 0 }: Loose<FileObject>): Promise<FileObject> => {
    const object = context.objects.find(objectKey);
    if (!object) {
      await sleep(context.settings().missingObjectMilliseconds, undefined, { ref: false });
      throw missing;
    }
    if (object.size > maximumEncryptedBytes) throw new Refusal('file_too_large');
    if (sent !== 0 && sent !== object.size) throw new Refusal('bad_request');
    return { objectKey, decryptionHeader, size: object.size };
  };
  return {
    file: await withSize(file ?? {}),
    thumbnail: await withSize(thumbnail ?? {}),
    metadata: { encryptedData: metadata?.encryptedData, decryptionHeader: metadata?.decryptionHeader ?? '' },
  };
}

/** Whether a request commits the same file again: keys of collections and magic metadata are not compared. */
function isSame(existing: StoredFile, account: number, { file, thumbnail, metadata }: FileContent): boolean {
  const isSameObject = (one: FileObject, other: FileObject): boolean =>
    one.objectKey === other.objectKey && one.size === other.size && one.decryptionHeader === other.decryptionHeader;
  return (
    existing.owner === account &&
    isSameObject(existing.file, file) &&
    isSameObject(existing.thumbnail, thumbnail) &&
    existing.metadata.encryptedData === metadata.encryptedData &&
    existing.metadata.decryptionHeader === metadata.decryptionHeader
  );
}

function newMagicMetadata(sent: LooseMagicMetadata): MagicMetadata | null {
  if (!sent) return null;
  const { version = 0, count = 0, data, header } = sent;
  if (version <= 0 || count <= 0 || !data || !header) throw new Refusal('bad_request');
  return { version, count, data, header };
}
