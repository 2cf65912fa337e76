/** The calls that give addresses in storage. */
import {
  Hashes,
  MultipartUploadURLRequest,
  MultipartUploadURLsRequest,
  ResumePolicy,
  UploadURLRequest,
  UploadURLsRequest,
  type DocumentMember,
} from '@lockstep/spec';
import { minimumPartBytes } from '../storage/multipart-uploads.ts';
import { bind } from './bind.ts';
import { integerIn, type ApiContext, type Rule } from './context.ts';
import { checkQuota } from './quota.ts';
import { Refusal } from './refusal.ts';

export const validateUploadEligibility: Rule = ({ account }, { accounts }) => {
  checkQuota(accounts, account);
  return undefined;
};

export const getUploadURL: Rule = ({ account, body }, { accounts, addresses }) => {
  const { contentLength, contentMD5 } = bind(UploadURLRequest, body);
  const length = within(UploadURLRequest.members.contentLength, contentLength);
  const md5 = checkedMd5(contentMD5);
  checkQuota(accounts, account, length);
  const objectKey = addresses.newKey(account);
  return { json: { objectKey, url: addresses.put(objectKey, { length, md5 }) } };
};

export const getUploadURLs: Rule = ({ account, query }, { accounts, addresses }) => {
  const { maximum = 0 } = UploadURLsRequest.members.count;
  const count = Math.min(Math.max(integerIn(query['count']), 0), maximum);
  checkQuota(accounts, account, 0);
  const urls = Array.from({ length: count }, () => {
    const objectKey = addresses.newKey(account);
    return { objectKey, url: addresses.put(objectKey, undefined) };
  });
  return { json: { urls } };
};

export const getMultipartUploadURL: Rule = ({ account, body }, context) => {
  const { contentLength, partLength, partMd5s = [] } = bind(MultipartUploadURLRequest, body);
  const length = within(MultipartUploadURLRequest.members.contentLength, contentLength);
  const each = partLength ?? 0;
  const { maximumPartBytes } = ResumePolicy.values;
  if (each < minimumPartBytes || each > maximumPartBytes) throw new Refusal('bad_request');
  const md5s = partMd5s.map(checkedMd5);
  if (md5s.length !== Math.ceil(length / each) || !isCount(MultipartUploadURLRequest.members.partMd5s, md5s.length)) throw new Refusal('bad_request');
  checkQuota(context.accounts, account, length);
  const lengthOf = (index: number): number => Math.min(each, length - index * each);
  return {
    json: beginUpload(
      context,
      account,
      md5s.map((md5, index) => ({ length: lengthOf(index), md5 })),
    ),
  };
};

export const getMultipartUploadURLs: Rule = ({ account, query }, context) => {
  const count = integerIn(query['count']);
  if (!isCount(MultipartUploadURLsRequest.members.count, count)) throw new Refusal('bad_request');
  checkQuota(context.accounts, account, 0);
  return {
    json: {
      urls: beginUpload(
        context,
        account,
        Array.from({ length: count }, () => undefined),
      ),
    },
  };
};

function beginUpload({ addresses, uploads }: ApiContext, account: number, parts: readonly ({ length: number; md5: string } | undefined)[]) {
  const objectKey = addresses.newKey(account);
  const upload = uploads.begin(objectKey);
  const partURLs = parts.map((announced, index) => addresses.put(objectKey, announced, { upload, number: index + 1 }));
  return { objectKey, partURLs, completeURL: addresses.complete(objectKey, upload) };
}

function isCount({ minimum = 0, maximum = Infinity }: Pick<DocumentMember, 'minimum' | 'maximum'>, value: number): boolean {
  return value >= minimum && value <= maximum;
}

function within(range: Pick<DocumentMember, 'minimum' | 'maximum'>, value: number | undefined): number {
  if (value === undefined || !isCount(range, value)) throw new Refusal('bad_request');
  return value;
}

function checkedMd5(text: string | undefined): string {
  const bytes = Buffer.from(text ?? '', 'base64');
  if (text === undefined || bytes.length !== Hashes.values.uploadChecksumBytes || bytes.toString('base64') !== text) throw new Refusal('bad_request');
  return text;
}
